package dev.bindsight.explain.places;

import java.util.Locale;

/** What the words before a place, or the arrow behind it, say of it. */
final class Roles {
    /** Of a proxy's line, who asked; of a socket's two ends, one's own. */
    private static final String[] OTHER = {
        "client",
        "local",
        "laddr",
        "localaddress",
        "local_addr",
        "local address",
        "source",
        "src",
        "remote)",
        "referrer",
        "referer",
        "peer address",
        "nameserver",
        "name server",
        "dns server",
        "connection from",
        "request from",
        "localip",
        "source_ip",
        "remote_addr",
        "http server",
        "client_ip",
        "clientip",
        // where to read about it
        "see",
        "visit",
        "refer to",
        "read more",
        "more info",
        "more information",
        "more details",
        "documentation",
        "docs"
    };

    private static final String[] UPSTREAM = {"upstream", "backend", "upstream server"};

    /** Of all of these, as most words end in another. */
    private static final String LAST_LETTERS = "tlrsec)mpdon";

    /** {@code client ###.###.###.###:59647}: what a person has put over an address. */
    private static final int LONGEST_MASK = 20;

    private static final String[] OF_A_PAGE = {
        "/wiki",
        "//wiki.",
        "//docs.",
        "/docs/",
        "/doc/",
        "troubleshoot",
        "/faq",
        "/help",
        "//help.",
        "/issues/",
        "/manual",
        "/guide",
        "//support.",
        "//aka.ms/",
        "stackoverflow.com",
        "readme"
    };

    private static final int LONGEST_URL = 300;

    private Roles() {}

    static NamedPlace.Role before(String text, int at, int from) {
        int end = behindMask(text, at, from);
        int limit = Math.max(from, end - 6);
        while (end > limit && isBetween(text.charAt(end - 1))) {
            end--;
        }
        if (end == at && end > from && text.charAt(end - 1) != '/') {
            return NamedPlace.Role.PLAIN;
        }
        if (end == from || LAST_LETTERS.indexOf(text.charAt(end - 1) | 0x20) < 0) {
            return NamedPlace.Role.PLAIN;
        }
        for (String words : UPSTREAM) {
            if (ends(text, end, words, from)) {
                return NamedPlace.Role.UPSTREAM;
            }
        }
        for (String words : OTHER) {
            if (ends(text, end, words, from)) {
                return NamedPlace.Role.OTHER;
            }
        }
        return NamedPlace.Role.PLAIN;
    }

    /** The same for a URL, which may also stand behind a sentence, for the person who reads it. */
    static NamedPlace.Role ofUrl(String text, int at, int to, int from) {
        NamedPlace.Role role = before(text, at, from);
        return role == NamedPlace.Role.PLAIN
                        && isBehindSentence(text, at, from)
                        && isToRead(text, at, to)
                ? NamedPlace.Role.OTHER
                : role;
    }

    /** {@code SMTP connect() failed. https://…}. */
    private static boolean isBehindSentence(String text, int at, int from) {
        return at - 2 > from
                && text.charAt(at - 1) == ' '
                && ".!?:)".indexOf(text.charAt(at - 2)) >= 0;
    }

    /** Whether it ends what is said, and its words are those of a page that explains. */
    private static boolean isToRead(String text, int at, int to) {
        int end = at;
        while (end < to && end < at + LONGEST_URL && text.charAt(end) > ' ') {
            end++;
        }
        String url = text.substring(at, end).toLowerCase(Locale.ROOT);
        boolean ends = end >= to || text.charAt(end) == '\n' || url.endsWith(".");
        for (String each : OF_A_PAGE) {
            if (ends && url.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static int behindMask(String text, int at, int from) {
        int end = at;
        int limit = Math.max(from, at - LONGEST_MASK);
        while (end > limit
                && (text.charAt(end - 1) == '#'
                        || text.charAt(end - 1) == '.'
                                && end > from + 1
                                && text.charAt(end - 2) == '#')) {
            end--;
        }
        return end;
    }

    /** {@code 10.0.0.5:4444->10.0.0.2:53}, as Go prints both ends of a connection. */
    static NamedPlace followed(String text, NamedPlace place) {
        boolean arrow =
                text.startsWith("->", place.end()) && Ascii.at(text, place.end() + 2) != ' ';
        return arrow
                ? new NamedPlace(
                        place.form(),
                        NamedPlace.Role.OTHER,
                        place.host(),
                        place.port(),
                        place.start(),
                        place.end(),
                        place.hostSpan(),
                        place.portSpan())
                : place;
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == ':' || c == '=' || c == '(' || c == '/' || Ascii.isQuote(c);
    }

    private static boolean ends(String text, int end, String words, int from) {
        int start = end - words.length();
        return start >= from
                && text.regionMatches(true, start, words, 0, words.length())
                && (start == 0 || !Ascii.isLetter(text.charAt(start - 1)));
    }
}
