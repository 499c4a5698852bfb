package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Joins a host and a port that are named apart: {@code at "localhost" (::1), port 5432}. */
final class PlaceJoin {
    private static final int LONGEST_GAP = 40;

    /** Between fields of one object others may stand. */
    private static final int LONGEST_GAP_OF_FIELDS = 160;

    /** Words that may stand between a host and its port, or before a name and a port. */
    private static final Set<String> BETWEEN =
            Set.of(
                    "on",
                    "and",
                    "at",
                    "tcp",
                    "udp",
                    "of",
                    "the",
                    "for",
                    "with",
                    "ip",
                    "host",
                    "hostaddr",
                    "address",
                    "addr",
                    "using",
                    "via",
                    "to",
                    "server",
                    "inet",
                    "failed",
                    "in_addr",
                    "htons",
                    "inet_addr");

    private static final Set<String> BEFORE_NAME =
            Set.of(
                    "to",
                    "host",
                    "hostname",
                    "at",
                    "on",
                    "for",
                    "server",
                    "address",
                    "of",
                    "contact",
                    "reach",
                    "connecting",
                    "from",
                    "target");

    /** What stands before a port, and is no name. */
    private static final Set<String> NO_NAME =
            Set.of(
                    "tcp",
                    "udp",
                    "the",
                    "this",
                    "that",
                    "same",
                    "all",
                    "server",
                    "local",
                    "remote",
                    "http",
                    "https",
                    "listening",
                    "configured",
                    "default",
                    "given",
                    "specified",
                    "ipv4",
                    "ipv6",
                    "monitor",
                    "management",
                    "distribution",
                    "host",
                    "requested",
                    "another",
                    "on",
                    "at",
                    "in",
                    "for",
                    "to",
                    "of",
                    "with",
                    "via",
                    "using",
                    "and",
                    "a",
                    "an",
                    "your",
                    "its",
                    "my",
                    "unix",
                    "ssl",
                    "tls",
                    "source",
                    "destination",
                    "target",
                    "debug",
                    "admin",
                    // what is done to it: failed to bind port 80
                    "bind",
                    "open",
                    "listen",
                    "connect",
                    "use",
                    "get",
                    "obtain",
                    "acquire",
                    "reserve",
                    "allocate",
                    "assign",
                    "claim",
                    "grab",
                    "forward",
                    "expose",
                    "publish",
                    "map",
                    "access",
                    "reach",
                    "start",
                    "release",
                    "free");

    private PlaceJoin() {}

    static List<NamedPlace> joined(String text, List<NamedPlace> apart) {
        if (apart.isEmpty()) {
            return apart;
        }
        var joined = new ArrayList<NamedPlace>(apart.size());
        for (int i = 0; i < apart.size(); i++) {
            NamedPlace here = apart.get(i);
            NamedPlace before = joined.isEmpty() ? null : joined.getLast();
            if (here.form() == NamedPlace.Form.PORT
                    && before != null
                    && before.form() == NamedPlace.Form.HOST
                    && near(text, before, here)) {
                joined.set(joined.size() - 1, before.with(here));
            } else if (here.form() == NamedPlace.Form.HOST
                    && before != null
                    && before.form() == NamedPlace.Form.PORT
                    && near(text, before, here)) {
                joined.set(joined.size() - 1, here.with(before));
            } else if (here.form() == NamedPlace.Form.PORT) {
                NamedPlace named = nameBefore(text, here);
                joined.add(named == null ? here : named.with(here));
            } else {
                joined.add(here);
            }
        }
        for (int i = 1; i < joined.size(); i++) {
            joined.set(i, notFrom(text, joined.get(i), joined.get(i - 1)));
        }
        return joined;
    }

    /** {@code connect to ::1 port 9 from ::1 port 51234}: the second is one's own end. */
    private static NamedPlace notFrom(String text, NamedPlace place, NamedPlace before) {
        int gap = place.start() - before.end();
        boolean from =
                gap >= 6 && gap < 20 && text.startsWith("from ", place.start() - 5)
                        || gap >= 7 && gap < 20 && text.startsWith("from /", place.start() - 6);
        return from ? place.as(NamedPlace.Role.OTHER) : place;
    }

    private static boolean near(String text, NamedPlace first, NamedPlace second) {
        boolean fields =
                first.role() == NamedPlace.Role.KEYED && second.role() == NamedPlace.Role.KEYED;
        int gap = second.start() - first.end();
        if (gap < 0 || gap > (fields ? LONGEST_GAP_OF_FIELDS : LONGEST_GAP)) {
            return false;
        }
        return fields
                ? sameObject(text, first.end(), second.start())
                : onlyWords(text, first.end(), second.start());
    }

    private static boolean sameObject(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '}' && Ascii.at(text, i + 1) != ',' && Ascii.at(text, i + 1) != ']'
                    || c == '{' && Ascii.at(text, i + 1) == '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean onlyWords(String text, int from, int to) {
        int i = from;
        while (i < to) {
            if (!Ascii.isWord(text.charAt(i))) {
                if (text.charAt(i) == ';') {
                    return false;
                }
                i++;
                continue;
            }
            int end = i;
            while (end < to && Ascii.isWord(text.charAt(end))) {
                end++;
            }
            if (!BETWEEN.contains(text.substring(i, end).toLowerCase(Locale.ROOT))) {
                return false;
            }
            i = end;
        }
        return true;
    }

    /** {@code connect to host example.com port 22}: the name that stands before a port. */
    private static @Nullable NamedPlace nameBefore(String text, NamedPlace port) {
        int end = port.start();
        int limit = Math.max(0, end - 5);
        while (end > limit
                && (" ,(".indexOf(text.charAt(end - 1)) >= 0
                        || Ascii.isQuote(text.charAt(end - 1)))) {
            end--;
        }
        boolean quoted = end < text.length() && Ascii.isQuote(text.charAt(end));
        int start = end;
        int farthest = Math.max(0, end - HostText.LONGEST);
        while (start > farthest && Ascii.isName(text.charAt(start - 1))) {
            start--;
        }
        if (start == end
                || end == port.start()
                || !HostText.isName(text, start, end)
                || HostText.isOther(text, start, end)
                || Ascii.at(text, end - 1) == '.'
                || NO_NAME.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
            return null;
        }
        char before = Ascii.at(text, start - 1);
        boolean opened = quoted && Ascii.isQuote(before);
        boolean known =
                opened
                        || text.regionMatches(true, start, "localhost", 0, 9)
                        || before == ' ' && introduced(text, start - 1)
                        || hasDot(text, start, end) && before != '/';
        if (!known) {
            return null;
        }
        String printed = HostText.printed(text, start, end);
        return printed == null
                ? null
                : NamedPlace.host(
                        Roles.before(text, start, 0), printed, start, end, new Piece(start, end));
    }

    private static boolean introduced(String text, int end) {
        int start = Ascii.wordStart(text, end);
        return end > start
                && end - start <= 10
                && BEFORE_NAME.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean hasDot(String text, int start, int end) {
        return text.indexOf('.', start, end) >= 0;
    }
}
