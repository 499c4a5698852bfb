package dev.bindsight.model;

/**
 * An IPv4 or IPv6 address. Unlike {@link java.net.InetAddress} it keeps an IPv4-mapped IPv6 address
 * as what it is, which decides whether two sockets conflict.
 *
 * @param family what the bits mean
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, the 32 bits of an IPv4 address
 */
public record IpAddress(AddressFamily family, long high, long low)
        implements Comparable<IpAddress> {
    /** {@code 0.0.0.0}, INADDR_ANY. */
    public static final IpAddress ANY_IPV4 = ipv4(0);

    /** {@code ::}, in6addr_any. */
    public static final IpAddress ANY_IPV6 = ipv6(0, 0);

    /** {@code 127.0.0.1}, INADDR_LOOPBACK. */
    public static final IpAddress LOOPBACK_IPV4 = ipv4(0x7F00_0001);

    /** {@code ::1}, in6addr_loopback. */
    public static final IpAddress LOOPBACK_IPV6 = ipv6(0, 1);

    private static final long MAPPED_PREFIX = 0xFFFFL << 32;

    /** Checks that an IPv4 address has 32 bits. */
    public IpAddress {
        if (family == AddressFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** The IPv4 address whose bits, first octet highest, are {@code bits}. */
    public static IpAddress ipv4(int bits) {
        return new IpAddress(AddressFamily.IPV4, 0, Integer.toUnsignedLong(bits));
    }

    /** The IPv6 address whose bits, first group highest, are {@code high} and {@code low}. */
    public static IpAddress ipv6(long high, long low) {
        return new IpAddress(AddressFamily.IPV6, high, low);
    }

    /** Whether it is {@code 0.0.0.0} or {@code ::}: every address of the machine. */
    public boolean isWildcard() {
        return high == 0 && low == 0;
    }

    /** Whether it is {@code ::ffff:a.b.c.d}: an IPv4 address on an IPv6 socket. */
    public boolean isIpv4Mapped() {
        return family == AddressFamily.IPV6 && high == 0 && low >>> 32 == 0xFFFF;
    }

    /** The IPv4 address within an IPv4-mapped one; any other address is returned as it is. */
    public IpAddress unmapped() {
        return isIpv4Mapped() ? ipv4((int) low) : this;
    }

    /** This address as an IPv6 socket has it: an IPv4 address becomes IPv4-mapped. */
    public IpAddress mapped() {
        return family == AddressFamily.IPV4 ? ipv6(0, MAPPED_PREFIX | low) : this;
    }

    /** Whether it can be reached from this machine only: 127.0.0.0/8, its mapped form, ::1. */
    public boolean isLoopback() {
        IpAddress plain = unmapped();
        return switch (plain.family) {
            case IPV4 -> plain.low >>> 24 == 127;
            case IPV6 -> plain.equals(LOOPBACK_IPV6);
        };
    }

    /** Whether it is fe80::/10, which means something only together with an interface. */
    public boolean isLinkLocal() {
        return family == AddressFamily.IPV6 && high >>> 54 == 0x3FA;
    }

    /** By family, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        int order = family.compareTo(other.family);
        if (order == 0) {
            order = Long.compareUnsigned(high, other.high);
        }
        return order == 0 ? Long.compareUnsigned(low, other.low) : order;
    }

    /** The text of RFC 5952 for IPv6 (IPv4-mapped with a dotted quad), the dotted quad for IPv4. */
    @Override
    public String toString() {
        return IpAddressText.format(this);
    }
}
