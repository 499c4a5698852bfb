package dev.bindsight.explain.places;

/** Tells addresses within a text, without taking them out of it. */
public final class IpText {
    private static final int LONGEST_IPV6 = 64;

    private IpText() {}

    /** Whether a part of a text is a dotted quad. */
    public static boolean isIpv4(String text, int from, int to) {
        if (to - from < 7 || to - from > 15) {
            return false;
        }
        int at = from;
        for (int octet = 0; octet < 4; octet++) {
            int end = Ascii.behindDigits(text, at, 3);
            if (end == at || end > to || Ascii.number(text, at, end) > 255) {
                return false;
            }
            at = end;
            if (octet < 3) {
                if (at >= to || text.charAt(at) != '.') {
                    return false;
                }
                at++;
            }
        }
        return at == to;
    }

    /**
     * Whether a part of a text is an IPv6 address, with a scope or without (RFC 4291, RFC 4007).
     */
    public static boolean isIpv6(String text, int from, int to) {
        if (to - from < 2 || to - from > LONGEST_IPV6) {
            return false;
        }
        int end = to;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '%') {
                end = i;
                if (i + 1 == to) {
                    return false;
                }
            }
        }
        return groups(text, from, end);
    }

    private static boolean groups(String text, int from, int to) {
        int groups = 0;
        boolean gap = false;
        int at = from;
        while (at < to) {
            if (text.charAt(at) == ':') {
                boolean twice = at + 1 < to && text.charAt(at + 1) == ':';
                if (twice) {
                    if (gap) {
                        return false;
                    }
                    gap = true;
                    at += 2;
                    continue;
                }
                if (at == from || groups == 0) {
                    return false;
                }
                at++;
                if (at == to) {
                    return false;
                }
            }
            int end = at;
            while (end < to && end < at + 5 && Ascii.isHex(text.charAt(end))) {
                end++;
            }
            if (end < to && text.charAt(end) == '.') {
                return isIpv4(text, at, to) && (gap ? groups < 6 : groups == 6);
            }
            if (end == at || end - at > 4) {
                return false;
            }
            groups++;
            at = end;
            if (at < to && text.charAt(at) != ':') {
                return false;
            }
        }
        return gap ? groups < 8 : groups == 8;
    }
}
