package dev.bindsight.model;

/** A transport protocol whose ports Bindsight knows. */
public enum Protocol {
    /** RFC 9293; {@code IPPROTO_TCP} is 6. */
    TCP,
    /** RFC 768; {@code IPPROTO_UDP} is 17. */
    UDP
}
