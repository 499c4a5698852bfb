package dev.bindsight.explain.rules;

import dev.bindsight.explain.places.Ascii;

/**
 * The networks of Go's package net, as net.OpError prints them: {@code tcp4}, {@code unixgram},
 * {@code ip4:icmp}. Source: https://pkg.go.dev/net#Dial
 */
final class GoNetwork {
    /** No longer one is looked for: {@code ip6:ipv6-icmp}, and protocols have longer names. */
    static final int LONGEST = 24;

    private GoNetwork() {}

    /** Whether a part of a text is one of them. */
    static boolean is(String text, int from, int to) {
        if (to <= from || to - from > LONGEST) {
            return false;
        }
        int colon = text.indexOf(':', from, to);
        String family = text.substring(from, colon < 0 ? to : colon);
        return switch (family) {
            case "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "unix", "unixgram", "unixpacket" ->
                    colon < 0;
            case "ip", "ip4", "ip6" -> colon < 0 || isProtocol(text, colon + 1, to);
            default -> false;
        };
    }

    /** A name of /etc/protocols, or a number. */
    private static boolean isProtocol(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Ascii.isWord(c) && c != '-') {
                return false;
            }
        }
        return to > from;
    }
}
