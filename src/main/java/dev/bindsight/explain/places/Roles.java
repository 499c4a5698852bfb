package dev.bindsight.explain.places;

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
        "see" // where to read about it
    };

    private static final String[] UPSTREAM = {"upstream", "backend", "upstream server"};

    /** Of all of these, as most words end in another. */
    private static final String LAST_LETTERS = "tlrsec)mpd";

    /** {@code client ###.###.###.###:59647}: what a person has put over an address. */
    private static final int LONGEST_MASK = 20;

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
