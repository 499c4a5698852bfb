package dev.bindsight.model.fact;

import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;

/** Why a connect makes no sense as it was asked for. */
public sealed interface MisuseReason extends ConnectReason {
    /** Source and destination are of different families. */
    record FamiliesDiffer(IpAddress source, IpAddress destination) implements MisuseReason {}

    /** Nothing can listen on port 0. */
    record PortZero() implements MisuseReason {}

    /** A multicast address. */
    record ToMulticast(IpAddress address, Protocol protocol) implements MisuseReason {}

    /** A broadcast address. */
    record ToBroadcast(IpAddress address, Protocol protocol) implements MisuseReason {}

    /** A link-local address without its interface (RFC 4007). */
    record LacksInterface(IpAddress address) implements MisuseReason {}

    /** A link-local address with an interface that is not there. */
    record InterfaceUnknown(IpAddress address, String device) implements MisuseReason {}

    /** A source on a device that is not there. */
    record SourceDeviceUnknown(String device) implements MisuseReason {}
}
