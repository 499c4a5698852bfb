package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

/** Why a connect was refused by who has the port, or because nobody has. */
public sealed interface ListenerReason extends ConnectReason {
    /**
     * Another host refused, or something in its place.
     *
     * @param protocol TCP or UDP
     * @param place where
     */
    record RefusedThere(Protocol protocol, BindPlace place) implements ListenerReason {}

    /**
     * This machine refused, whose sockets could not be read.
     *
     * @param place where
     */
    record RefusedUnseen(BindPlace place) implements ListenerReason {}

    /**
     * Nothing has the port.
     *
     * @param protocol TCP or UDP
     * @param port the port
     * @param isWhole whether that is known of the whole machine, else of the network namespace
     */
    record NobodyHasPort(Protocol protocol, Port port, boolean isWhole) implements ListenerReason {}

    /**
     * What has the UDP port is connected, and takes nothing but what comes from its peer.
     *
     * @param port the port
     */
    record OnlyConnected(Port port, Holder there) implements ListenerReason {}

    /**
     * Nothing has the port in this network namespace, and something does in another.
     *
     * @param protocol TCP or UDP
     * @param port the port
     * @param there what has it there
     */
    record OnlyInNamespace(Protocol protocol, Port port, Holder there) implements ListenerReason {}

    /**
     * Something listens there, but it is not known whether it did.
     *
     * @param place where
     */
    record ListensNow(BindPlace place, Holder listener) implements ListenerReason {}

    /**
     * Something listens there that did not when it was tried.
     *
     * @param place where
     */
    record ListensSince(BindPlace place, Holder listener) implements ListenerReason {}

    /**
     * A listener has a full queue, and the kernel refuses (net.ipv4.tcp_abort_on_overflow).
     *
     * @param place where
     */
    record QueueRefuses(BindPlace place, Holder listener) implements ListenerReason {}

    /**
     * Something of this machine refuses what is for a listener.
     *
     * @param place where
     */
    record RefusedInItsPlace(BindPlace place, Holder listener) implements ListenerReason {}

    /**
     * Something listens on the port at another address.
     *
     * @param place where it was tried
     */
    record ListensElsewhere(BindPlace place, Holder listener) implements ListenerReason {}

    /**
     * What has a socket on the port listens on another.
     *
     * @param place where it was tried
     */
    record ListensOnOtherPort(BindPlace place, Holder listener) implements ListenerReason {}
}
