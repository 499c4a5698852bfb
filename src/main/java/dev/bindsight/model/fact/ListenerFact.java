package dev.bindsight.model.fact;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.time.Instant;

/** What the sockets of this machine say about a connect to it. */
public sealed interface ListenerFact extends ConnectFact {
    /**
     * A socket, its state and who holds it.
     *
     * @param lookedAt when it was looked at
     */
    record SocketSeen(Holder holder, Instant lookedAt) implements ListenerFact {}

    /** Something listens on the port, or is bound to it for UDP, at some address. */
    record ListensAt(Holder holder) implements ListenerFact {}

    /** Something listens a few ports away. */
    record ListensNear(Holder holder) implements ListenerFact {}

    /** Something listens on the port in another network namespace. */
    record ListensInNamespace(Holder holder) implements ListenerFact {}

    /** Something has bound the port and does not listen on it. */
    record BoundOnly(Holder holder) implements ListenerFact {}

    /** A UDP socket on the port takes nothing but what comes from its peer (connect(2)). */
    record ConnectedOnly(Holder holder) implements ListenerFact {}

    /** A connection of the port is in TIME_WAIT. */
    record LeftInTimeWait() implements ListenerFact {}

    /**
     * None of the sockets that are seen has the port.
     *
     * @param protocol of which protocol
     * @param listening how many there are
     * @param port the port
     * @param isWhole whether these are all of the machine, else of the network namespace
     */
    record NoneHasPort(Protocol protocol, long listening, Port port, boolean isWhole)
            implements ListenerFact {}

    /** 127.0.0.1 and ::1 are two addresses (RFC 6890, RFC 4291). */
    record TwoLoopbacks() implements ListenerFact {}

    /**
     * A listener of one family takes nothing of the other.
     *
     * @param listener the family of what it takes
     */
    record FamiliesApart(AddressFamily listener) implements ListenerFact {}

    /**
     * A listener is bound to a device (SO_BINDTODEVICE of socket(7)).
     *
     * @param device its name
     */
    record BoundToDevice(String device) implements ListenerFact {}

    /**
     * A listener is at loopback.
     *
     * @param address the address
     */
    record LoopbackOnly(IpAddress address) implements ListenerFact {}

    /** The accept queue of a listener is full (listen(2)). */
    record QueueIsFull(Holder holder, Instant lookedAt) implements ListenerFact {}

    /**
     * Something listens that did not answer.
     *
     * @param lookedAt when it was looked at
     * @param hasRoom whether its queue is known to have room
     */
    record ListensUnanswering(Holder holder, Instant lookedAt, boolean hasRoom)
            implements ListenerFact {}

    /** The connection waits to be accepted (accept(2)). */
    record WaitsToBeAccepted(Holder holder, Instant lookedAt) implements ListenerFact {}

    /** The other end of a connection within this machine. */
    record OtherEnd(Holder holder, Instant lookedAt) implements ListenerFact {}
}
