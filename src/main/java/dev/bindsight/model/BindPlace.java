package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a server binds: one address and port, and what decides which traffic and which other
 * sockets it meets there (ip(7), ipv6(7)).
 *
 * @param endpoint the address and port; the family of the address is that of the socket
 * @param v6only what {@code IPV6_V6ONLY} is set to, absent to leave it alone; always absent for
 *     IPv4
 * @param interfaceName the scope of a link-local address, absent for none
 */
public record BindPlace(
        Endpoint endpoint, @Nullable Boolean v6only, @Nullable String interfaceName) {
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
        String scope = address.isLinkLocal() ? socket.interfaceName() : null;
        return new BindPlace(socket.local(), v6only, scope);
    }

    /** The same at another port. */
    public BindPlace withPort(Port port) {
        return new BindPlace(new Endpoint(endpoint.address(), port), v6only, interfaceName);
    }

    /**
     * Whether a socket of the same protocol that is bound to {@code other} and {@code otherV6only}
     * meets this place: same port, and addresses that overlap. Such a socket refuses a bind unless
     * options on both sides allow it.
     *
     * @param otherV6only absent for unknown, which counts as off, the usual default
     */
    public boolean overlaps(Endpoint other, @Nullable Boolean otherV6only) {
        if (!endpoint.port().equals(other.port())) {
            return false;
        }
        IpAddress mine = endpoint.address();
        IpAddress theirs = other.address();
        boolean mineTakesIpv4 = takesIpv4(mine, v6only);
        boolean theirsTakesIpv4 = takesIpv4(theirs, otherV6only);
        boolean ipv4 =
                mineTakesIpv4
                        && theirsTakesIpv4
                        && sameOrWildcard(mine.unmapped(), theirs.unmapped());
        boolean ipv6 = takesIpv6(mine) && takesIpv6(theirs) && sameOrWildcard(mine, theirs);
        return ipv4 || ipv6;
    }

    /**
     * Whether a socket of the same protocol meets this place, as {@link #overlaps} says. A
     * link-local address is one of its device alone: the same one on another is another address.
     */
    public boolean meets(SocketEntry socket) {
        String theirs = socket.interfaceName();
        boolean elsewhere =
                interfaceName != null && theirs != null && !interfaceName.equals(theirs);
        return !elsewhere && overlaps(socket.local(), socket.v6only());
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
