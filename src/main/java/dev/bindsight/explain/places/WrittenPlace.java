package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/**
 * Reads a place that is written in one piece: {@code 10.0.0.1:80}, {@code :::80}, {@code db:5432}.
 */
final class WrittenPlace {
    private final String text;

    WrittenPlace(String text) {
        this.text = text;
    }

    /** The place in a piece of the text, if it is one. */
    @Nullable NamedPlace in(int from, int untrimmed, int to, NamedPlace.Role role) {
        int end = trimmed(from, untrimmed);
        int colon = lastColon(from, end);
        if (colon < 0) {
            return IpText.isIpv4(text, from, end) && !followedByVersion(end)
                    ? host(from, end, untrimmed, role)
                    : null;
        }
        if (text.charAt(from) == ':' && colon == from) {
            return portAlone(from, end, to, role);
        }
        if (end - from == 2 && colon == from + 1 && isSeparator(from)) {
            return null;
        }
        int first = text.indexOf(':', from, end);
        if (first == colon) {
            return oneColon(from, colon, end, to, role);
        }
        return severalColons(from, first, colon, end, to, role);
    }

    /** {@code [10:15:20] :: WARNING}: two colons in a blank, behind what is no word. */
    private boolean isSeparator(int from) {
        return Ascii.at(text, from - 1) == ' '
                && Ascii.at(text, from + 2) == ' '
                && !Ascii.isLetter(Ascii.at(text, from - 2));
    }

    private int trimmed(int from, int untrimmed) {
        int end = untrimmed;
        while (end > from) {
            char c = text.charAt(end - 1);
            boolean tail = c == '.' || c == '-' || c == '%' || c == '_';
            boolean colon = c == ':' && !(end - 2 >= from && text.charAt(end - 2) == ':');
            if (!tail && !colon) {
                break;
            }
            end--;
        }
        return end;
    }

    private int lastColon(int from, int end) {
        for (int i = end - 1; i >= from; i--) {
            if (text.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    private boolean followedByVersion(int end) {
        return Ascii.at(text, end) == '/' && !Ascii.isDigit(Ascii.at(text, end + 1));
    }

    private NamedPlace host(int from, int end, int untrimmed, NamedPlace.Role role) {
        var span = new Piece(from, end);
        if (end == untrimmed && Ascii.at(text, end) == '#') {
            // 127.0.0.1#53, as BIND and ntpd write
            int behind = Ascii.behindDigits(text, end + 1, 6);
            int port = port(end + 1, behind, text.length());
            if (port > 0) {
                var at = new Piece(end + 1, behind);
                return NamedPlace.pair(role, span.in(text), port, from, behind, span, at);
            }
        }
        if (end == untrimmed && Ascii.at(text, end) == ',') {
            int behind = Ascii.behindDigits(text, end + 1, 6);
            int port = port(end + 1, behind, text.length());
            boolean more =
                    ".,:".indexOf(Ascii.at(text, behind)) >= 0
                            && Ascii.isDigit(Ascii.at(text, behind + 1));
            if (port > 0 && !more) { // 10.0.0.5,8080
                var at = new Piece(end + 1, behind);
                return NamedPlace.pair(role, span.in(text), port, from, behind, span, at);
            }
        }
        if (Ascii.at(text, untrimmed - 1) == ':' && Ascii.at(text, untrimmed) == '<') {
            int close = text.indexOf('>', untrimmed, Math.min(text.length(), untrimmed + 20));
            if (close > 0) {
                return NamedPlace.pair(role, span.in(text), 0, from, close + 1, span, span);
            }
        }
        return NamedPlace.host(role, span.in(text), from, end, span);
    }

    private @Nullable NamedPlace portAlone(int from, int end, int to, NamedPlace.Role role) {
        char before = Ascii.at(text, from - 1);
        int port = port(from + 1, end, to);
        if (port < 0
                || before == ')'
                || Ascii.isQuote(before)
                || before == ']' && Ascii.isWord(Ascii.at(text, from - 2))) {
            return null;
        }
        if (before == '"' && Ascii.isLetter(Ascii.at(text, from - 2))) {
            return null; // {"file_line":201}
        }
        return NamedPlace.port(role, port, from, end, new Piece(from + 1, end));
    }

    private @Nullable NamedPlace oneColon(
            int from, int colon, int end, int to, NamedPlace.Role role) {
        int port = port(colon + 1, end, to);
        if (port < 0) {
            return null;
        }
        boolean any =
                colon == from + 1 && text.charAt(from) == '*' || HostText.isMask(text, from, colon);
        boolean address = IpText.isIpv4(text, from, colon);
        boolean variable = Ascii.at(text, from - 1) == '$';
        boolean name =
                !address
                        && HostText.isName(text, from, colon)
                        && !HostText.isOther(text, from, colon);
        boolean code = port == 0 && name && text.indexOf('.', from, colon) < 0;
        if (!any && !address && !name || code || !address && isColonBefore(from)) {
            return null; // code: ErrCode:0
        }
        boolean tag =
                (Ascii.at(text, from - 1) == '[' && Ascii.at(text, end) == ']'
                                || Ascii.at(text, from - 1) == '(' && Ascii.at(text, end) == ')')
                        && text.indexOf('_', from, colon) >= 0;
        if (tag) {
            return null; // the function and line of a log: [socket_buffer_write:207]
        }
        var at = new Piece(from, colon);
        @Nullable String host = variable ? null : HostText.printed(text, from, colon);
        return NamedPlace.pair(role, host, port, from, end, at, new Piece(colon + 1, end));
    }

    private @Nullable NamedPlace severalColons(
            int from, int first, int colon, int end, int to, NamedPlace.Role role) {
        int port = port(colon + 1, end, to);
        if (port >= 0 && colon == from + 3 && text.startsWith("::*", from)) {
            var any = new Piece(from, from + 2); // ::*:6379, as Redis writes [::]:6379
            return NamedPlace.pair(
                    role, any.in(text), port, from, end, any, new Piece(colon + 1, end));
        }
        if (port >= 0 && IpText.isIpv6(text, from, colon) && !portFollows(end)) {
            var at = new Piece(from, colon);
            return NamedPlace.pair(
                    role, at.in(text), port, from, end, at, new Piece(colon + 1, end));
        }
        if (IpText.isIpv6(text, from, end)) {
            return host(from, end, end, role);
        }
        if (end - 2 > from
                && text.startsWith("::", end - 2)
                && IpText.isIpv6(text, from, end - 1)) {
            return null;
        }
        return isScheme(from, first)
                ? in(first + 1, end, to, role)
                : publishedPort(from, first, end, role);
    }

    /** {@code 0.0.0.0:8080:80}, as Docker writes which port of a container is published. */
    private @Nullable NamedPlace publishedPort(int from, int first, int end, NamedPlace.Role role) {
        int second = text.indexOf(':', first + 1, end);
        int port = port(first + 1, second, second);
        if (!IpText.isIpv4(text, from, first) || port < 1) {
            return null;
        }
        var at = new Piece(from, first);
        return NamedPlace.pair(
                role, at.in(text), port, from, end, at, new Piece(first + 1, second));
    }

    /** A colon that is not that of {@code tcp:db:80}. */
    private boolean isColonBefore(int from) {
        return Ascii.at(text, from - 1) == ':'
                && !isScheme(Ascii.wordStart(text, from - 1), from - 1);
    }

    private boolean isScheme(int from, int colon) {
        int length = colon - from;
        if (length < 2 || length > 6) {
            return false;
        }
        String word = text.substring(from, colon);
        return switch (word) {
            case "tcp",
                    "tcp4",
                    "tcp6",
                    "udp",
                    "udp4",
                    "udp6",
                    "ipv4",
                    "ipv6",
                    "dns",
                    "inet",
                    "inet6",
                    "ssl",
                    "tls",
                    "http",
                    "https",
                    "on",
                    "at",
                    "to",
                    "addr",
                    "host",
                    "v1",
                    "v2" ->
                    true;
            default -> false;
        };
    }

    /** Whether the port is told apart: {@code "::1", port 5432}. */
    private boolean portFollows(int end) {
        int i = end;
        while (i < end + 4 && !Ascii.isLetter(Ascii.at(text, i))) {
            i++;
        }
        return text.regionMatches(true, i, "port", 0, 4);
    }

    /** The number, 0 for one that is none to connect to, -1 if it is no port. */
    private int port(int from, int end, int to) {
        int behind = Ascii.behindDigits(text, from, 6);
        if (behind == from || behind != end || end - from > 5) {
            return -1;
        }
        char next = end < to ? text.charAt(end) : ' ';
        if (Ascii.isWord(next)) {
            return -1;
        }
        int port = Ascii.number(text, from, end);
        if (Ascii.isCut(text, end)) {
            return 0; // of a port that was cut off nobody knows the rest
        }
        return port > 65_535 ? -1 : port;
    }

    /** The place in brackets, with the port behind them. */
    NamedPlace bracketed(int open, int close, int to, NamedPlace.Role role) {
        var at = new Piece(open + 1, close);
        if (Ascii.at(text, close + 1) == ':') {
            int end = Ascii.behindDigits(text, close + 2, 5);
            int port = port(close + 2, end, to);
            if (port >= 0) {
                return NamedPlace.pair(
                        role, at.in(text), port, open, end, at, new Piece(close + 2, end));
            }
        }
        return NamedPlace.host(role, at.in(text), open, close + 1, at);
    }

    /** The place in the authority of a URL (RFC 3986), without a user. */
    @Nullable NamedPlace ofUrl(int from, int untrimmed, NamedPlace.Role role) {
        int end = trimmed(from, untrimmed);
        if (from >= end) {
            return null;
        }
        if (text.charAt(from) == '[') {
            int close = text.indexOf(']', from, end);
            return close > 0 ? bracketed(from, close, end, role) : null;
        }
        int colon = lastColon(from, end);
        int port = colon < 0 ? -1 : port(colon + 1, end, end);
        int host = colon < 0 ? end : colon;
        if (colon > 0 && port < 0 && end > colon + 1) {
            return null;
        }
        if (colon > 0
                && text.indexOf(':', from, end) < colon
                && !IpText.isIpv6(text, from, colon)) {
            return null;
        }
        @Nullable String printed = variable(from) ? null : HostText.printed(text, from, host);
        var at = new Piece(from, host);
        if (port < 0) {
            return printed == null ? null : NamedPlace.host(role, printed, from, end, at);
        }
        return NamedPlace.pair(role, printed, port, from, end, at, new Piece(colon + 1, end));
    }

    private boolean variable(int from) {
        return "$<{%".indexOf(text.charAt(from)) >= 0;
    }
}
