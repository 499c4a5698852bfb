package dev.bindsight.probe;

/** Which of a name's addresses are tried. */
public enum AddressFamilies {
    /** All of them, in the system's order. */
    ANY,
    /** IPv4 only. */
    IPV4,
    /** IPv6 only. */
    IPV6
}
