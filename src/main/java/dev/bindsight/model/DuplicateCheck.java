package dev.bindsight.model;

/**
 * Why an IPv6 address of this machine cannot be used yet: duplicate address detection (RFC 4862,
 * section 5.4).
 */
public enum DuplicateCheck {
    /** The kernel still asks whether another machine has the address: {@code tentative}. */
    RUNNING,
    /** Another machine has answered for it: {@code dadfailed}. */
    FAILED
}
