package dev.bindsight.view.ports;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import java.util.Optional;
import java.util.Set;

/** What to type into a browser to reach a listener. Whether it speaks HTTP is not known. */
public final class BrowserAddress {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Ports that are used for TLS by convention. */
    private static final Set<Integer> TLS = Set.of(HTTPS, 4443, 8443, 9443);

    private BrowserAddress() {}

    /**
     * The address, {@code localhost} for a listener on every address.
     *
     * @return empty for what is no TCP listener, and for a link-local address, whose scope no
     *     browser takes
     */
    public static Optional<String> of(SocketEntry entry) {
        IpAddress address = entry.local().address().unmapped();
        boolean reachable =
                entry.protocol() == Protocol.TCP
                        && entry.state() == TcpState.LISTEN
                        && !address.isLinkLocal();
        if (!reachable) {
            return Optional.empty();
        }
        int port = entry.local().port().number();
        boolean tls = TLS.contains(port);
        String suffix = port == (tls ? HTTPS : HTTP) ? "" : ":" + port;
        return Optional.of((tls ? "https://" : "http://") + host(entry, address) + suffix);
    }

    private static String host(SocketEntry entry, IpAddress address) {
        if (entry.isDualStack()) {
            return "localhost";
        }
        return switch (address.family()) {
            case IPV4 -> address.isWildcard() ? "127.0.0.1" : address.toString();
            case IPV6 -> address.isWildcard() ? "[::1]" : "[" + address + "]";
        };
    }
}
