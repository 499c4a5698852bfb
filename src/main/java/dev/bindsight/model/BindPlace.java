package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Where a server binds: one address and port, and what decides which traffic and which other
 * sockets it meets there (ip(7), ipv6(7)).
 *
 * @param endpoint the address and port; the family of the address is that of the socket
 * @param v6only what {@code IPV6_V6ONLY} is set to, absent to leave it alone; always absent for
 *     IPv4
 * @param interfaceName the device that the socket is bound to ({@code SO_BINDTODEVICE}, socket(7)),
 *     which of a link-local address is its scope; absent for none
 */
public record BindPlace(
        Endpoint endpoint, @Nullable Boolean v6only, @Nullable String interfaceName) {
    private static final String LOOPBACK = "lo";

    /** Checks that only an IPv6 socket has IPV6_V6ONLY. */
    public BindPlace {
        if (v6only != null && endpoint.address().family() == AddressFamily.IPV4) {
            throw new IllegalArgumentException("an IPv4 socket has no IPV6_V6ONLY");
        }
    }

    /** An address as it is. */
    public static BindPlace of(Endpoint endpoint) {
        return new BindPlace(endpoint, null, null);
    }

    /** Where a socket is bound: what its server will bind again. */
    public static BindPlace of(SocketEntry socket) {
        IpAddress address = socket.local().address();
        Boolean v6only = address.equals(IpAddress.ANY_IPV6) ? socket.v6only() : null;
        return new BindPlace(socket.local(), v6only, socket.interfaceName());
    }

    /**
     * Reads an address that may have a port: {@code 127.0.0.2}, {@code 127.0.0.2:4000}, {@code ::1}
     * or {@code [::1]:4000}. Without one the kernel picks it.
     *
     * @return empty if it is none of these
     */
    public static Optional<BindPlace> parse(String text) {
        return ScopedAddress.parseBracketed(text)
                .map(read -> at(read, new Port(0)))
                .or(() ->
                        HostAndPort.parse(text)
                                .flatMap(pair ->
                                        ScopedAddress.parse(pair.host())
                                                .map(read -> at(read, pair.port()))));
    }

    private static BindPlace at(ScopedAddress where, Port port) {
        return new BindPlace(new Endpoint(where.address(), port), null, where.scope());
    }

    /**
     * Where comes in what this machine sends to an address of its own: by the loopback device, so
     * that a socket which is bound to another one does not get it (compute_score of
     * net/ipv4/inet_hashtables.c).
     */
    public static BindPlace fromHere(Endpoint destination) {
        return new BindPlace(
                destination, null, destination.address().isLinkLocal() ? null : LOOPBACK);
    }

    /** The same at another port. */
    public BindPlace withPort(Port port) {
        return new BindPlace(new Endpoint(endpoint.address(), port), v6only, interfaceName);
    }

    /** The device, where more than the scope of a link-local address asks for it. */
    public @Nullable String boundDevice() {
        return endpoint.address().isLinkLocal() ? null : interfaceName;
    }

    /** From where a socket at this place can be reached. */
    public Exposure exposure() {
        return Exposure.of(endpoint.address(), interfaceName);
    }

    /**
     * Whether sockets of one protocol at this place and the other meet: same port, addresses that
     * overlap, and no two devices that keep them apart. Such a socket refuses a bind unless options
     * on both sides allow it. An {@code IPV6_V6ONLY} that is not known counts as off, the usual
     * default (inet_rcv_saddr_equal and inet_bind_conflict of net/ipv4/inet_connection_sock.c).
     */
    public boolean overlaps(BindPlace other) {
        boolean apart =
                interfaceName != null
                        && other.interfaceName != null
                        && !interfaceName.equals(other.interfaceName);
        if (apart || !endpoint.port().equals(other.endpoint.port())) {
            return false;
        }
        IpAddress mine = endpoint.address();
        IpAddress theirs = other.endpoint.address();
        boolean mineTakesIpv4 = takesIpv4(mine, v6only);
        boolean theirsTakesIpv4 = takesIpv4(theirs, other.v6only);
        boolean ipv4 =
                mineTakesIpv4
                        && theirsTakesIpv4
                        && sameOrWildcard(mine.unmapped(), theirs.unmapped());
        boolean ipv6 = takesIpv6(mine) && takesIpv6(theirs) && sameOrWildcard(mine, theirs);
        return ipv4 || ipv6;
    }

    /** Whether a socket of the same protocol meets this place, as {@link #overlaps} says. */
    public boolean meets(SocketEntry socket) {
        return overlaps(of(socket));
    }

    /** {@code 127.0.0.1:3000}, {@code [fe80::1%eth0]:3000}, {@code 0.0.0.0%eth0:3000}. */
    @Override
    public String toString() {
        String address = addressText();
        return switch (endpoint.address().family()) {
            case IPV4 -> address + ":" + endpoint.port();
            case IPV6 -> "[" + address + "]:" + endpoint.port();
        };
    }

    /** The address without brackets, with the device behind a percent sign (RFC 4007). */
    public String addressText() {
        return interfaceName == null
                ? endpoint.address().toString()
                : endpoint.address() + "%" + interfaceName;
    }

    private static boolean takesIpv4(IpAddress address, @Nullable Boolean v6only) {
        return address.unmapped().family() == AddressFamily.IPV4
                || address.isWildcard() && !Boolean.TRUE.equals(v6only);
    }

    private static boolean takesIpv6(IpAddress address) {
        return address.unmapped().family() == AddressFamily.IPV6;
    }

    private static boolean sameOrWildcard(IpAddress one, IpAddress other) {
        return one.isWildcard() || other.isWildcard() || one.equals(other);
    }
}
