package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

/** Why there is nothing to connect from. */
public sealed interface SourceReason extends ConnectReason {
    /** The address that was asked for is not one of this machine. */
    record SourceNotHere(IpAddress address) implements SourceReason {}

    /** From loopback to another host nothing can go. */
    record SourceInside(IpAddress source, IpAddress destination) implements SourceReason {}

    /** Something has the source that was asked for. */
    record SourceHeld(Endpoint source, Holder holder) implements SourceReason {}

    /** The source port is privileged (ip(7)). */
    record SourcePrivileged(Port port) implements SourceReason {}

    /** A policy forbids the source. */
    record SourceForbidden(BindPlace source) implements SourceReason {}

    /** A policy forbids the source, or its port is privileged. */
    record SourceForbiddenOrPrivileged(BindPlace source) implements SourceReason {}

    /** Every source port is taken. */
    record AllPortsTaken(Protocol protocol, EphemeralPorts range, BindPlace place)
            implements SourceReason {}

    /**
     * Most source ports are seen taken.
     *
     * @param taken how many
     */
    record MostPortsTaken(int taken, EphemeralPorts range, BindPlace place)
            implements SourceReason {}

    /** The ports that the kernel picks from could not be read. */
    record PortsUnread() implements SourceReason {}

    /** No address of this machine can be the source. */
    record NoSourceAddress(IpAddress destination) implements SourceReason {}

    /** This machine has no IPv6 address. */
    record NoIpv6Address(IpAddress destination) implements SourceReason {}

    /** The very connection is there already. */
    record SameConnection(Holder holder, Endpoint source, BindPlace place)
            implements SourceReason {}
}
