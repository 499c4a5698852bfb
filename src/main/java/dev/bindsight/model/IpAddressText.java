package dev.bindsight.model;

import java.util.Optional;

/** Reads and writes addresses as text: dotted quads, and IPv6 as RFC 4291 and RFC 5952 have it. */
public final class IpAddressText {
    private static final int GROUPS = 8;

    private IpAddressText() {}

    /** The text of an address; see {@link IpAddress#toString()}. */
    static String format(IpAddress address) {
        if (address.family() == AddressFamily.IPV4) {
            return quad(address.low());
        }
        if (address.isIpv4Mapped()) {
            return "::ffff:" + quad(address.low() & 0xFFFF_FFFFL);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups[i] = (int) (half >>> (48 - 16 * (i % 4))) & 0xFFFF;
        }
        return compressed(groups);
    }

    /**
     * Reads an address without brackets, port or scope.
     *
     * @return empty if {@code text} is no IPv4 dotted quad and no IPv6 address
     */
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseIpv6(text);
        }
        long bits = parseQuad(text);
        return bits < 0 ? Optional.empty() : Optional.of(IpAddress.ipv4((int) bits));
    }

    private static String quad(long bits) {
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 255)
                + "."
                + (bits >>> 8 & 255)
                + "."
                + (bits & 255);
    }

    private static String compressed(int[] groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
            start = Math.max(start, end);
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** The 32 bits of a dotted quad of decimal octets without leading zeros, or -1. */
    private static long parseQuad(String text) {
        long bits = 0;
        int position = 0;
        for (int octet = 0; octet < 4; octet++) {
            int end = octet < 3 ? text.indexOf('.', position) : text.length();
            if (end <= position || end - position > 3) {
                return -1;
            }
            int value = 0;
            for (int i = position; i < end; i++) {
                char digit = text.charAt(i);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                value = value * 10 + digit - '0';
            }
            boolean leadingZero = end - position > 1 && text.charAt(position) == '0';
            if (value > 255 || leadingZero) {
                return -1;
            }
            bits = bits << 8 | value;
            position = end + 1;
        }
        return bits;
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        String front = gap < 0 ? text : text.substring(0, gap);
        String back = gap < 0 ? "" : text.substring(gap + 2);
        int[] groups = new int[GROUPS];
        int frontCount = readGroups(front, groups, gap < 0);
        int[] tail = new int[GROUPS];
        int backCount = readGroups(back, tail, true);
        if (frontCount < 0 || backCount < 0) {
            return Optional.empty();
        }
        int count = frontCount + backCount;
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, groups, GROUPS - backCount, backCount);
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return Optional.of(IpAddress.ipv6(high, low));
    }

    /** Reads colon-separated groups into {@code into}; how many, or -1 if one is malformed. */
    private static int readGroups(String text, int[] into, boolean quadMayEnd) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && quadMayEnd && parts[i].indexOf('.') >= 0) {
                long bits = parseQuad(parts[i]);
                if (bits < 0 || count + 2 > GROUPS) {
                    return -1;
                }
                into[count++] = (int) (bits >>> 16);
                into[count++] = (int) (bits & 0xFFFF);
            } else {
                int value = readGroup(parts[i]);
                if (value < 0 || count + 1 > GROUPS) {
                    return -1;
                }
                into[count++] = value;
            }
        }
        return count;
    }

    private static int readGroup(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Character.digit alone would take digits of every script
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
