package dev.bindsight.explain.places;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds every place that a part of a text names, from left to right and each character looked at a
 * bounded number of times.
 */
public final class PlaceScanner {
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
                        case '\\' -> backslash();
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
        while (end < to && Ascii.isLetter(text.charAt(end))) {
            end++;
        }
        if (end > start && end < to && text.charAt(end) == ' ') {
            word(start, end);
            return;
        }
        while (end < to && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        if (end + 2 < to && text.startsWith("//", end) && text.charAt(end - 1) == ':') {
            at = url(start, end + 2);
            return;
        }
        if (isProcess(start, end) || LineOfCode.is(text, start, end)) {
            at = end;
            return;
        }
        NamedPlace field = fields.at(start, end);
        if (field != null) {
            NamedPlace pair = ArgumentPair.at(text, field);
            NamedPlace whole = pair == null ? field : pair;
            at = add(Math.max(end, whole.end()), whole);
            return;
        }
        if (text.startsWith("/<unresolved>:", end)) {
            at = unresolved(start, end);
            return;
        }
        NamedPlace place = written.in(start, end, to, NamedPlace.Role.PLAIN);
        if (place != null) {
            NamedPlace argument = ArgumentPair.at(text, place);
            NamedPlace whole = argument == null ? place : argument;
            found.add(Roles.followed(text, whole.as(Roles.before(text, start, from))));
            end = Math.max(end, whole.end());
        }
        at = end;
        boolean relativePath =
                at < to && text.charAt(at) == '/' && place == null && text.charAt(at - 1) != ':';
        if (relativePath && !behindName(at)) {
            at = SocketPath.behind(text, at, to);
        }
    }

    /** Letters alone, as most of what a line has: they name a field or nothing. */
    private void word(int start, int end) {
        NamedPlace field = fields.at(start, end);
        at = field == null ? end : add(Math.max(end, field.end()), field);
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
        char first = Ascii.at(text, slash + 1);
        return written.in(slash + 1, end, to, NamedPlace.Role.PLAIN) != null
                && (Ascii.isDigit(first) || first == ':' || isIpv6(slash + 1));
    }

    /** {@code /fe80:0:0:0:0:0:0:1%1:50051}: letters to begin with, and colons as no path has. */
    private boolean isIpv6(int start) {
        int colon = start;
        while (colon < start + 4 && Ascii.isHex(Ascii.at(text, colon))) {
            colon++;
        }
        if (colon == start || Ascii.at(text, colon) != ':') {
            return false;
        }
        int end = colon;
        while (end < to && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        int last = Ascii.last(text, ':', start, end);
        return IpText.isIpv6(text, start, end) || IpText.isIpv6(text, start, last);
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
        var role = Roles.ofUrl(text, start, to, from);
        if (text.startsWith("unix:/", host)) {
            return path(text.startsWith("///", host + 5) ? host + 7 : host + 5, role);
        }
        if (host < to && text.charAt(host) == '/') {
            return unixScheme(start, authority)
                    ? path(host, role)
                    : SocketPath.behind(text, host + (Ascii.at(text, host) == '/' ? 0 : 1), to);
        }
        NamedPlace place = written.ofUrl(host, end, role);
        if (place != null) {
            found.add(place);
        }
        return SocketPath.behind(text, end, to);
    }

    private boolean unixScheme(int start, int authority) {
        return text.regionMatches(true, authority - 7, "unix://", 0, 7) && authority - 7 >= start;
    }

    private static boolean isAuthority(char c) {
        return c > ' ' && !Character.isWhitespace(c) && "/?#\"'<>(){}|\\,;".indexOf(c) < 0;
    }

    private int bracket() {
        int close = text.indexOf(']', at + 1, Math.min(to, at + 68));
        boolean named = close > 0 && IpText.isIpv4(text, at + 1, close);
        if (named && text.startsWith(" ", close + 1)) {
            return behindName(at, close);
        }
        boolean placeholder =
                close > 0
                        && HostText.isName(text, at + 1, close)
                        && HostText.printed(text, at + 1, close) == null
                        && Ascii.at(text, close + 1) == ':';
        if (placeholder) {
            int digits = close + 2;
            int behind = Ascii.behindDigits(text, digits, 5);
            int port = behind > digits ? Ascii.number(text, digits, behind) : 0;
            return port < 1 || port > 65_535
                    ? at + 1
                    : add(
                            behind,
                            NamedPlace.port(
                                    NamedPlace.Role.PLAIN,
                                    port,
                                    at,
                                    behind,
                                    new Piece(digits, behind)));
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
                || Ascii.at(text, at + 1) == '['
                || isIpv6(at + 1)) {
            return at + 1;
        }
        if (text.startsWith("/dev/tcp/", at) || text.startsWith("/dev/udp/", at)) {
            return shellPlace();
        }
        NamedPlace multiaddress = Multiaddress.at(text, at, to);
        if (multiaddress != null) {
            return add(multiaddress.end(), multiaddress);
        }
        return SocketPath.is(text, at, from, to)
                ? path(at, Roles.before(text, at, from))
                : SocketPath.behind(text, at, to);
    }

    private int backslash() {
        return SocketPath.isPipe(text, at) ? path(at, Roles.before(text, at, from)) : at + 1;
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
            return SocketPath.behind(text, at, to);
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

    private int path(int start, NamedPlace.Role role) {
        NamedPlace path = SocketPath.at(text, start, to, role);
        return path == null ? SocketPath.end(text, start, to) : add(path.end(), path);
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
