package dev.bindsight.explain.places;

import dev.bindsight.model.Port;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reads an address as libp2p writes it, {@code /ip4/127.0.0.1/tcp/4001}; the specification is
 * https://github.com/multiformats/multiaddr.
 */
final class Multiaddress {
    private static final List<String> HOSTS =
            List.of("/ip4/", "/ip6/", "/dns/", "/dns4/", "/dns6/");

    private Multiaddress() {}

    static @Nullable NamedPlace at(String text, int slash, int to) {
        for (String scheme : HOSTS) {
            if (text.startsWith(scheme, slash)) {
                return behind(text, slash, slash + scheme.length(), to);
            }
        }
        return null;
    }

    private static @Nullable NamedPlace behind(String text, int start, int host, int to) {
        int end = host;
        while (end < to && end - host < HostText.LONGEST && Ascii.isPlace(text.charAt(end))) {
            end++;
        }
        boolean transport = text.startsWith("/tcp/", end) || text.startsWith("/udp/", end);
        int digits = end + 5;
        int behind = Ascii.behindDigits(text, digits, 6);
        int port = transport && behind > digits ? Ascii.number(text, digits, behind) : 0;
        if (port < 1 || port > Port.MAX || behind > to || end == host) {
            return null;
        }
        return NamedPlace.pair(
                NamedPlace.Role.PLAIN,
                HostText.printed(text, host, end),
                port,
                start,
                behind,
                new Piece(host, end),
                new Piece(digits, behind));
    }
}
