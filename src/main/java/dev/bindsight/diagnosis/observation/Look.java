package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Optional;

/**
 * One thing that has to be looked at or tried before more can be said of a connect.
 *
 * @param <R> what comes of it
 */
public sealed interface Look<R> extends Conclusion {
    /** Every socket of this machine, with its owners. */
    record Sockets() implements Look<SeenSockets> {}

    /**
     * Every socket of this machine, without looking for its owners, which takes many times as long;
     * with them where they are known.
     */
    record Glance() implements Look<SeenSockets> {}

    /** Who takes the packets first: its route, the neighbour table and the device's carrier. */
    record FirstHop() implements Look<Optional<NextHop>> {}

    /** What listens on a port in the other network namespaces of this machine. */
    record Namespaces(Protocol protocol, Port port) implements Look<Beyond> {}

    /** The ports that the kernel picks from (ip_local_port_range); empty where not readable. */
    record PickedPorts() implements Look<Optional<EphemeralPorts>> {}

    /** Which ports need a privilege, and whether Bindsight has it. */
    record Privilege() implements Look<PortPrivilege> {}

    /** Whether there is a device of that name or index. */
    record Device(String name) implements Look<Boolean> {}

    /** A connect besides, made briefly; empty where no time is left for such ones. */
    record Trial(ConnectProbe probe) implements Look<Optional<Attempt>> {}

    /** The same connect, for which the kernel keeps an ICMPv6 message (IPV6_RECVERR of ipv6(7)). */
    record Reporting() implements Look<Optional<Attempt>> {}

    /** The same connect, with a look at the sockets while it is open; empty if it fails now. */
    record Open() implements Look<Optional<OpenAgain>> {}

    /** Whether something that listens would get a connect of this machine to itself. */
    record Served() implements Look<Boolean> {}

    /** The other end of the connection, while it waits for a program to accept it. */
    record Queued() implements Look<Optional<Unclaimed>> {}

    /**
     * The same after a while.
     *
     * @param since when the wait began, as {@link System#nanoTime} counts
     * @param patiently whether a server that is only busy is given the time to accept it
     */
    record StillQueued(long since, boolean patiently) implements Look<Optional<Unclaimed>> {}

    /** The state of those who hold sockets. */
    record Holders(List<SocketEntry> sockets) implements Look<HolderStates> {
        /** Copies the list. */
        public Holders {
            sockets = List.copyOf(sockets);
        }
    }
}
