package dev.bindsight.model.fact;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import java.util.List;

/** What this machine can connect from. */
public sealed interface SourceFact extends ConnectFact {
    /**
     * The addresses of this machine.
     *
     * @param addresses they
     */
    record AddressesHere(List<LocalAddress> addresses) implements SourceFact {
        /** Copies the list. */
        public AddressesHere {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Ports that need no privilege.
     *
     * @param first the lowest
     */
    record UnprivilegedFrom(Port first) implements SourceFact {}

    /**
     * How many source ports are taken towards a destination, or for UDP at all.
     *
     * @param protocol of which protocol
     * @param taken how many
     * @param range of which ports
     * @param place the destination
     */
    record PortsTaken(Protocol protocol, int taken, EphemeralPorts range, BindPlace place)
            implements SourceFact {}

    /**
     * Source ports that a socket is bound to, which keeps them from every connect.
     *
     * @param count how many
     */
    record PortsBound(int count) implements SourceFact {}

    /**
     * Source ports that a connection in TIME_WAIT has.
     *
     * @param count how many
     */
    record PortsInTimeWait(long count) implements SourceFact {}
}
