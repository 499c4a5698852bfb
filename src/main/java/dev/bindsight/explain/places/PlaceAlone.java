package dev.bindsight.explain.places;

import org.jspecify.annotations.Nullable;

/** Reads a place that all of a part of a text is: what stands in the hole of a template. */
public final class PlaceAlone {
    /** What stands before an address to tell its family; gRPC, lighttpd, socat. */
    private static final String[] FAMILIES = {
        "ipv4:", "ipv6:", "tcp:", "tcp4:", "tcp6:", "udp:", "unix:"
    };

    private static final int LONGEST_FAMILY = 5;

    private PlaceAlone() {}

    /** The name or address that all of a part of a text is, without quotes and brackets. */
    public static @Nullable NamedPlace name(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end
                && (Ascii.isBlank(text.charAt(start))
                        || "([<".indexOf(text.charAt(start)) >= 0
                        || Ascii.isQuote(text.charAt(start)))) {
            start++;
        }
        while (end > start
                && (Ascii.isBlank(text.charAt(end - 1))
                        || ")]>.,;:".indexOf(text.charAt(end - 1)) >= 0
                        || Ascii.isQuote(text.charAt(end - 1)))) {
            end--;
        }
        String host = HostText.isName(text, start, end) ? HostText.printed(text, start, end) : null;
        boolean quoted = Ascii.isQuote(Ascii.at(text, start - 1));
        return host == null || !quoted && LookUpWords.has(text, start, end)
                ? null
                : NamedPlace.host(NamedPlace.Role.PLAIN, host, start, end, new Piece(start, end));
    }

    /**
     * What all of a part of a text is where it has no port: an address whose last group could be
     * one has none either.
     */
    public static @Nullable NamedPlace host(String text, int from, int to) {
        return IpText.isIpv6(text, from, to)
                ? NamedPlace.host(
                        NamedPlace.Role.PLAIN,
                        text.substring(from, to),
                        from,
                        to,
                        new Piece(from, to))
                : whole(text, from, to);
    }

    private static int behindFamily(String text, int start, int end) {
        int colon = text.indexOf(':', start, Math.min(end, start + LONGEST_FAMILY));
        if (colon > start) {
            for (String family : FAMILIES) {
                if (text.startsWith(family, start) && start + family.length() < end) {
                    return start + family.length();
                }
            }
        }
        return start;
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
        start = behindFamily(text, start, end);
        var role = NamedPlace.Role.PLAIN;
        if (end == start + 1 && text.charAt(start) == '*') {
            return NamedPlace.host(role, "*", start, end, new Piece(start, end));
        }
        boolean path =
                start + 1 < end
                        && text.charAt(start) == '/'
                        && Ascii.isLetter(text.charAt(start + 1))
                        && SocketPath.behind(text, start, end) == end;
        if (path) {
            return SocketPath.at(text, start, end, role);
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
        return start > from ? new WrittenPlace(text).in(start, end, end, role) : null;
    }
}
