package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds every place that a part of a text names, from left to right and each character looked at a
 * bounded number of times.
 */
public final class PlaceScanner {
    /** What stands before an address to tell its family; gRPC, lighttpd, socat. */
    private static final List<String> FAMILIES =
            List.of("ipv4:", "ipv6:", "tcp:", "tcp4:", "tcp6:", "udp:", "unix:");

    private final String text;
    private final int from;
    private final int to;
    private final List<NamedPlace> found = new ArrayList<>();
    private final WrittenPlace written;
    private final NamedField fields;
    private int at;

    private PlaceScanner(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.at = from;
        this.written = new WrittenPlace(text);
        this.fields = new NamedField(text, to);
    }

    /** The places in a part of a text, in its order. */
    public static List<NamedPlace> scan(String text, int from, int to) {
        var scanner = new PlaceScanner(text, from, to);
        scanner.scan();
        return PlaceJoin.joined(text, scanner.found);
    }

    /** The name or address that all of a part of a text is, without quotes and brackets. */
    public static @Nullable NamedPlace name(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end
                && (text.charAt(start) <= ' '
                        || "([<".indexOf(text.charAt(start)) >= 0
                        || Ascii.isQuote(text.charAt(start)))) {
            start++;
        }
        while (end > start
                && (text.charAt(end - 1) <= ' '
                        || ")]>.,;:".indexOf(text.charAt(end - 1)) >= 0
                        || Ascii.isQuote(text.charAt(end - 1)))) {
            end--;
        }
        String host = HostText.isName(text, start, end) ? HostText.printed(text, start, end) : null;
        return host == null
                ? null
                : NamedPlace.host(NamedPlace.Role.PLAIN, host, start, end, new Piece(start, end));
    }

    /**
     * What all of a part of a text is, where only that it stands alone tells that it is a place:
     * the path of a Unix socket whatever it is called, every address, a place with its family
     * before it as {@code ipv4:127.0.0.1:80} and {@code tcp:127.0.0.1:80}.
     */
    public static @Nullable NamedPlace whole(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && (text.charAt(start) <= ' ' || Ascii.isQuote(text.charAt(start)))) {
            start++;
        }
        while (end > start
                && (text.charAt(end - 1) <= ' ' || Ascii.isQuote(text.charAt(end - 1)))) {
            end--;
        }
        for (String family : FAMILIES) {
            if (text.startsWith(family, start) && start + family.length() < end) {
                start += family.length();
                break;
            }
        }
        var role = NamedPlace.Role.PLAIN;
        if (end == start + 1 && text.charAt(start) == '*') {
            return NamedPlace.host(role, "*", start, end, new Piece(start, end));
        }
        var scanner = new PlaceScanner(text, start, end);
        boolean path =
                start + 1 < end
                        && text.charAt(start) == '/'
                        && Ascii.isLetter(text.charAt(start + 1))
                        && scanner.behindPath(start) == end;
        if (path) {
            scanner.path(start, role);
            return scanner.found.isEmpty() ? null : scanner.found.getFirst();
        }
        if (text.startsWith("%5B", start)) {
            int close = text.indexOf("%5D:", start, end);
            int digits = close < 0 ? end : close + 4;
            int behind = Ascii.behindDigits(text, digits, 5);
            if (behind > digits && IpText.isIpv6(text, start + 3, close)) {
                var at = new Piece(start + 3, close);
                int port = Ascii.number(text, digits, behind);
                return NamedPlace.pair(
                        role,
                        at.in(text),
                        port > 65_535 ? 0 : port,
                        start,
                        behind,
                        at,
                        new Piece(digits, behind));
            }
        }
        return start > from ? scanner.written.in(start, end, end, role) : null;
    }

    private void scan() {
        while (at < to) {
            one();
        }
    }

    private void one() {
        char c = text.charAt(at);
        if (Ascii.isPlace(c)) {
            token();
        } else {
            at =
                    switch (c) {
                        case '[' -> bracket();
                        case '/' -> slash();
                        case '{' -> tuple();
                        case '@' -> abstractSocket();
                        default -> Ascii.isQuote(c) ? quote() : at + 1;
                    };
        }
    }

    private int add(int behind, NamedPlace place) {
        found.add(place);
        return behind;
    }

    /** A word, a name, an address, with a port or without. */
    private void token() {
        int start = at;
        int end = start;
        while (end < to && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        if (end + 2 < to && text.startsWith("//", end) && text.charAt(end - 1) == ':') {
            at = url(start, end + 2);
            return;
        }
        if (isProcess(start, end)) {
            at = end;
            return;
        }
        NamedPlace field = fields.at(start, end);
        if (field != null) {
            at = add(Math.max(end, field.end()), field);
            return;
        }
        if (text.startsWith("/<unresolved>:", end)) {
            at = unresolved(start, end);
            return;
        }
        NamedPlace place = written.in(start, end, to, NamedPlace.Role.PLAIN);
        if (place != null) {
            found.add(Roles.followed(text, place.as(Roles.before(text, start, from))));
        }
        at = end;
        boolean relativePath =
                at < to && text.charAt(at) == '/' && place == null && text.charAt(at - 1) != ':';
        if (relativePath && !behindName(at)) {
            at = behindPath(at);
        }
    }

    /** {@code (node:31698)}, as Node.js begins a warning: its own number. */
    private boolean isProcess(int start, int end) {
        return text.startsWith("node:", start)
                && Ascii.at(text, start - 1) == '('
                && Ascii.at(text, end) == ')'
                && Ascii.behindDigits(text, start + 5, 9) == end;
    }

    /** {@code redis/<unresolved>:6379}, as Java prints a name without an address. */
    private int unresolved(int start, int end) {
        int digits = end + "/<unresolved>:".length();
        int behind = Ascii.behindDigits(text, digits, 5);
        int port = behind > digits ? Ascii.number(text, digits, behind) : 0;
        if (port > 0 && port <= 65_535) {
            found.add(
                    NamedPlace.pair(
                            NamedPlace.Role.PLAIN,
                            HostText.printed(text, start, end),
                            port,
                            start,
                            behind,
                            new Piece(start, end),
                            new Piece(digits, behind)));
        }
        return behind;
    }

    /** Whether an address follows, as Java prints {@code localhost/127.0.0.1:80}. */
    private boolean behindName(int slash) {
        int end = slash + 1;
        while (end < to && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        return written.in(slash + 1, end, to, NamedPlace.Role.PLAIN) != null
                && (Ascii.isDigit(Ascii.at(text, slash + 1)) || text.charAt(slash + 1) == ':');
    }

    /** {@code tcp://127.0.0.1:3306?hostname=db}, {@code unix:///run/x.sock}. */
    private int url(int start, int authority) {
        int end = authority;
        int user = -1;
        while (end < to && end < authority + 300 && isAuthority(text.charAt(end))) {
            if (text.charAt(end) == '@') {
                user = end;
            }
            if (text.charAt(end) == ']' && Ascii.last(text, '[', authority, end) < 0) {
                break;
            }
            end++;
        }
        int host = user < 0 ? authority : user + 1;
        var role = Roles.before(text, start, from);
        if (text.startsWith("unix:/", host)) {
            return path(host + 5, role);
        }
        if (host < to && text.charAt(host) == '/') {
            return unixScheme(start, authority)
                    ? path(host, role)
                    : behindPath(host + (Ascii.at(text, host) == '/' ? 0 : 1));
        }
        NamedPlace place = written.ofUrl(host, end, role);
        if (place != null) {
            found.add(place);
        }
        return behindPath(end);
    }

    private boolean unixScheme(int start, int authority) {
        return text.regionMatches(true, authority - 7, "unix://", 0, 7) && authority - 7 >= start;
    }

    private static boolean isAuthority(char c) {
        return c > ' ' && "/?#\"'<>(){}|\\,;".indexOf(c) < 0;
    }

    private int bracket() {
        int close = text.indexOf(']', at + 1, Math.min(to, at + 68));
        boolean named = close > 0 && IpText.isIpv4(text, at + 1, close);
        if (named && text.startsWith(" ", close + 1)) {
            return behindName(at, close);
        }
        if (close < 0
                || !IpText.isIpv6(text, at + 1, close)
                        && !(named && Ascii.at(text, close + 1) == ':')) {
            return at + 1;
        }
        NamedPlace place = written.bracketed(at, close, to, Roles.before(text, at, from));
        return add(Math.max(close + 1, place.end()), Roles.followed(text, place));
    }

    /** {@code localhost [127.0.0.1] 80 (http)}, as the traditional netcat prints it. */
    private int behindName(int open, int close) {
        int digits = close + 2;
        int behind = Ascii.behindDigits(text, digits, 5);
        if (behind == digits || !text.startsWith(" (", behind)) {
            return open + 1;
        }
        int port = Ascii.number(text, digits, behind);
        var host = new Piece(open + 1, close);
        return add(
                behind,
                NamedPlace.pair(
                        NamedPlace.Role.PLAIN,
                        host.in(text),
                        port > 65_535 ? 0 : port,
                        open,
                        behind,
                        host,
                        new Piece(digits, behind)));
    }

    /** A path, of a Unix socket or of a file; or an address as Java prints it without a name. */
    private int slash() {
        if (Ascii.isDigit(Ascii.at(text, at + 1))
                || Ascii.at(text, at + 1) == ':'
                || Ascii.at(text, at + 1) == '[') {
            return at + 1;
        }
        if (text.startsWith("/dev/tcp/", at) || text.startsWith("/dev/udp/", at)) {
            return shellPlace();
        }
        return isSocketPath(at) ? path(at, Roles.before(text, at, from)) : behindPath(at);
    }

    /** {@code /dev/tcp/127.0.0.1/80}, as bash has it. */
    private int shellPlace() {
        int host = at + 9;
        int slash = host;
        while (slash < to && (Ascii.isName(text.charAt(slash)) || text.charAt(slash) == ':')) {
            slash++;
        }
        int end = Ascii.behindDigits(text, slash + 1, 5);
        if (slash >= to || text.charAt(slash) != '/' || end == slash + 1) {
            return behindPath(at);
        }
        int port = Ascii.number(text, slash + 1, end);
        return add(
                end,
                NamedPlace.pair(
                        NamedPlace.Role.PLAIN,
                        HostText.printed(text, host, slash),
                        port > 65_535 ? 0 : port,
                        host,
                        end,
                        new Piece(host, slash),
                        new Piece(slash + 1, end)));
    }

    private boolean isSocketPath(int slash) {
        int end = pathEnd(slash);
        boolean named =
                text.startsWith(".sock", end - 5)
                        || text.startsWith(".socket", end - 7)
                        || text.startsWith("/socket", end - 7)
                        || text.startsWith(".s.PGSQL", end - 13)
                        || contains(slash, end, "/.s.");
        return named || SocketWords.before(text, slash, from);
    }

    private boolean contains(int start, int end, String part) {
        return text.indexOf(part, start, end) >= 0;
    }

    private int path(int start, NamedPlace.Role role) {
        int end = pathEnd(start);
        return end > start + 1
                ? add(end, NamedPlace.path(role, text.substring(start, end), start, end))
                : end;
    }

    private int pathEnd(int start) {
        int end = start;
        int limit = Math.min(to, start + 200);
        while (end < limit && isPath(text.charAt(end))) {
            end++;
        }
        while (end > start && ".:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isPath(char c) {
        return c > ' ' && "\"'`()[]{}<>|,;\u2018\u2019\u201C\u201D".indexOf(c) < 0;
    }

    private int behindPath(int start) {
        int end = start;
        while (end < to && isPath(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    /** {@code @/tmp/.X11-unix/X0}: a socket in the abstract namespace (unix(7)). */
    private int abstractSocket() {
        return SocketWords.before(text, at, from) ? path(at, NamedPlace.Role.PLAIN) : at + 1;
    }

    private int tuple() {
        NamedPlace place = ErlangTuple.at(text, at, to);
        return place == null ? at + 1 : add(place.end(), place);
    }

    private int quote() {
        NamedPlace place = QuotedPlace.at(text, at, from, to);
        return place == null ? at + 1 : add(place.end(), place);
    }
}
