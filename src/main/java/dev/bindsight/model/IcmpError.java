package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * An ICMP message that ended a connect, as the socket's error queue keeps it ({@code struct
 * sock_extended_err}, linux/errqueue.h).
 *
 * @param family IPV4 for ICMP (RFC 792), IPV6 for ICMPv6 (RFC 4443)
 * @param type its type: 3 (ICMP) or 1 (ICMPv6) for "destination unreachable"
 * @param code its code, which says why
 * @param sender who sent it; this machine's own address where its kernel did; absent if not told
 */
public record IcmpError(AddressFamily family, int type, int code, @Nullable IpAddress sender) {
    private static final int UNREACHABLE = 3;
    private static final int UNREACHABLE_6 = 1;

    /** What a "destination unreachable" says. */
    public enum Reason {
        /** No route to the network. */
        NETWORK,
        /** The host does not answer the last router. */
        HOST,
        /** Nothing has the port; no TCP sends this, so a packet filter did. */
        PORT,
        /** Forbidden by an administrator. */
        PROHIBITED,
        /** Something else. */
        OTHER
    }

    /** Why, by the codes of RFC 792, RFC 1812 section 5.2.7.1 and RFC 4443 section 3.1. */
    public Reason reason() {
        return switch (family) {
            case IPV4 -> type == UNREACHABLE ? ofCode() : Reason.OTHER;
            case IPV6 -> type == UNREACHABLE_6 ? ofCode6() : Reason.OTHER;
        };
    }

    private Reason ofCode() {
        return switch (code) {
            case 0, 6 -> Reason.NETWORK;
            case 1, 7 -> Reason.HOST;
            case 3 -> Reason.PORT;
            case 9, 10, 13 -> Reason.PROHIBITED;
            default -> Reason.OTHER;
        };
    }

    private Reason ofCode6() {
        return switch (code) {
            case 0 -> Reason.NETWORK;
            case 2, 3 -> Reason.HOST;
            case 4 -> Reason.PORT;
            case 1, 5, 6 -> Reason.PROHIBITED;
            default -> Reason.OTHER;
        };
    }
}
