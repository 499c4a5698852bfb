package dev.bindsight.model;

/** The socket options that decide whether a bind works (socket(7), ip(7), ipv6(7)). */
public enum SocketOption {
    /** Allows a local address whose other holders have it too and do not listen. */
    SO_REUSEADDR,
    /** Lets sockets of one user share an address; each must have set it. */
    SO_REUSEPORT,
    /** Keeps an IPv6 socket from taking IPv4. */
    IPV6_V6ONLY,
    /** Allows an address that the machine does not have. */
    IP_FREEBIND,
    /** What an IPv6 socket calls {@link #IP_FREEBIND}: a probe asks for that one. */
    IPV6_FREEBIND
}
