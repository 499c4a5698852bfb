package dev.bindsight.probe;

import dev.bindsight.model.AddressFamily;

/** Which of a name's addresses are tried. */
public enum AddressFamilies {
    /** All of them, in the system's order. */
    ANY,
    /** IPv4 only. */
    IPV4,
    /** IPv6 only. */
    IPV6;

    /** The addresses of one family alone. */
    public static AddressFamilies only(AddressFamily family) {
        return family == AddressFamily.IPV4 ? IPV4 : IPV6;
    }

    /** Whether addresses of a family are among them. */
    public boolean include(AddressFamily family) {
        return this == ANY || this == only(family);
    }
}
