package dev.bindsight.model;

/**
 * An address and a port: one end of a connection, or where a socket is bound.
 *
 * @param address the address, without its scope
 * @param port the port
 */
public record Endpoint(IpAddress address, Port port) implements Comparable<Endpoint> {
    /** The one that a connect to it reaches: a wildcard means loopback (ip(7)). */
    public Endpoint reached() {
        if (!address.isWildcard()) {
            return this;
        }
        return new Endpoint(
                switch (address.family()) {
                    case IPV4 -> IpAddress.LOOPBACK_IPV4;
                    case IPV6 -> IpAddress.LOOPBACK_IPV6;
                },
                port);
    }

    /** Whether another is the same, an IPv4 address and its IPv4-mapped form being one. */
    public boolean isSame(Endpoint other) {
        return port.equals(other.port) && address.unmapped().equals(other.address.unmapped());
    }

    /** By port, then by address: how people scan a list of ports. */
    @Override
    public int compareTo(Endpoint other) {
        int order = port.compareTo(other.port);
        return order == 0 ? address.compareTo(other.address) : order;
    }

    /** {@code 127.0.0.1:3000}, {@code [::1]:3000}. */
    @Override
    public String toString() {
        return switch (address.family()) {
            case IPV4 -> address + ":" + port;
            case IPV6 -> "[" + address + "]:" + port;
        };
    }
}
