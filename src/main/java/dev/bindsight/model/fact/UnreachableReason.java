package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;

import org.jspecify.annotations.Nullable;

/** Why packets do not get to a destination. */
public sealed interface UnreachableReason extends ConnectReason {
    /** The loopback device is down. */
    record LoopbackDown(IpAddress address) implements UnreachableReason {}

    /**
     * This machine has no route to it.
     *
     * @param device by which it was to leave, as the scope of a link-local address says; absent for
     *     any
     */
    record NoRouteTo(IpAddress address, @Nullable String device) implements UnreachableReason {
        /** By no device at all. */
        public NoRouteTo(IpAddress address) {
            this(address, null);
        }
    }

    /**
     * A route of type unreachable covers it (ip-route(8)).
     *
     * @param isSeen whether the main table shows that route
     */
    record DeclaredUnreachable(IpAddress address, boolean isSeen) implements UnreachableReason {}

    /**
     * A route of type blackhole covers it (ip-route(8)).
     *
     * @param isSeen whether the main table shows that route
     */
    record Blackholed(IpAddress address, boolean isSeen) implements UnreachableReason {}

    /** A route of type prohibit covers it (ip-route(8)). */
    record Prohibited(IpAddress address) implements UnreachableReason {}

    /** A router answered, or this machine refused: which of them is not known. */
    record RouterOrHere(IpAddress address) implements UnreachableReason {}

    /** A router answered that it has no route. */
    record RouterHasNoRoute(IpAddress address) implements UnreachableReason {}

    /** A firewall said that it cannot be reached, though it is there. */
    record RefusedThoughThere(IpAddress address) implements UnreachableReason {}

    /** A router or firewall said so, or the next hop does not answer. */
    record RouterOrNextHop(IpAddress address) implements UnreachableReason {}

    /** A rule of this machine rejects what goes to itself. */
    record RejectedHere(BindPlace place) implements UnreachableReason {}

    /** The device to it has no carrier. */
    record NoCarrier(IpAddress address, String device) implements UnreachableReason {}

    /** The gateway does not answer on its network. */
    record GatewayGone(IpAddress gateway, String device) implements UnreachableReason {}

    /**
     * Nobody answers for it on its network.
     *
     * @param isFinal whether the kernel has given up asking
     */
    record NobodyAnswers(IpAddress address, String device, boolean isFinal)
            implements UnreachableReason {}

    /**
     * An ICMP message rejected it.
     *
     * @param place what it was for
     * @param error the message
     * @param sender who sent it
     */
    record RejectedByIcmp(BindPlace place, IcmpError error, Sender sender)
            implements UnreachableReason {}

    /** Who sent an ICMP message. */
    enum Sender {
        /** The kernel does not tell. */
        UNTOLD,
        /** This machine. */
        HERE,
        /** The destination. */
        DESTINATION,
        /** Somebody on the way. */
        ON_THE_WAY
    }
}
