package dev.bindsight.model;

/** The family of a socket, which need not be the family of the traffic it takes (ipv6(7)). */
public enum AddressFamily {
    /** {@code AF_INET}. */
    IPV4,
    /** {@code AF_INET6}; takes IPv4 too while {@code IPV6_V6ONLY} is off. */
    IPV6
}
