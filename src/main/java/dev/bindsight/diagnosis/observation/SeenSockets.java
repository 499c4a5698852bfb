package dev.bindsight.diagnosis.observation;

import dev.bindsight.inventory.OtherPorts;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Order;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Holder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sockets of this machine at one moment, by port; many connects of one request share it. Where
 * no source answered there are none, and {@link #inventory} is absent.
 */
public final class SeenSockets {
    private final @Nullable Inventory inventory;
    private final KnownOwners owners;
    private final BitSet used = new BitSet();
    private final Map<Port, List<SocketEntry>> byPort;
    private final Map<Protocol, Long> listening;

    /**
     * Those of an inventory.
     *
     * @param inventory absent where no source answered
     * @param owners who holds them
     */
    public SeenSockets(@Nullable Inventory inventory, KnownOwners owners) {
        this.inventory = inventory;
        this.owners = owners;
        Collection<SocketEntry> all = all();
        all.forEach(each -> used.set(each.local().port().number()));
        byPort = all.stream().collect(Collectors.groupingBy(each -> each.local().port()));
        listening =
                all.stream()
                        .filter(SocketEntry::isListening)
                        .collect(
                                Collectors.groupingBy(
                                        SocketEntry::protocol, Collectors.counting()));
    }

    /** All that was seen, absent where no source answered. */
    public @Nullable Inventory inventory() {
        return inventory;
    }

    /** When they were looked at; long ago where no source answered. */
    public Instant lookedAt() {
        return inventory == null ? Instant.EPOCH : inventory.takenAt();
    }

    /** One of them, and who holds it. */
    public Holder holder(SocketEntry socket) {
        return owners.holder(socket);
    }

    /** Every socket. */
    public Collection<SocketEntry> all() {
        return inventory == null ? List.of() : inventory.entries();
    }

    /** Whether the source tells how long the queue of a listener may be. */
    public boolean tellsBacklogs() {
        return inventory != null && !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
    }

    /** The sockets on a local port. */
    public List<SocketEntry> on(Protocol protocol, Port port) {
        // of a sweep's ports nearly none has any
        return isUsed(port.number())
                ? byPort.getOrDefault(port, List.of()).stream()
                        .filter(socket -> socket.protocol() == protocol)
                        .toList()
                : List.of();
    }

    /** Whether any socket is on a local port. */
    public boolean isUsed(int port) {
        return used.get(port);
    }

    /** How many sockets listen. */
    public long listening(Protocol protocol) {
        return listening.getOrDefault(protocol, 0L);
    }

    /** What listens where a connect of this machine to itself goes, and would get it. */
    public List<SocketEntry> serving(ConnectProbe probe) {
        return serving(probe.protocol(), probe.destination());
    }

    /** What listens at an address of this machine and would get what is sent to it here. */
    public List<SocketEntry> serving(Protocol protocol, Endpoint there) {
        return serving(protocol, BindPlace.fromHere(there.reached()));
    }

    private List<SocketEntry> serving(Protocol protocol, BindPlace place) {
        return on(protocol, place.endpoint().port()).stream()
                .filter(SocketEntry::isListening)
                .filter(place::meets)
                .toList();
    }

    /** What listens on the port of an address, but not at the address; loopback first. */
    public List<SocketEntry> listeningElsewhere(ConnectProbe probe) {
        List<SocketEntry> serving = serving(probe);
        return on(probe.protocol(), probe.endpoint().port()).stream()
                .filter(SocketEntry::isListening)
                .filter(socket -> !serving.contains(socket))
                .sorted(
                        Order.inTurn(
                                Order.by(socket -> !socket.local().address().isLoopback()),
                                Order.by(SocketEntry::local)))
                .toList();
    }

    /** The UDP sockets on a port that take nothing but what comes from their peer (connect(2)). */
    public List<SocketEntry> connectedUdp(Protocol protocol, Port port) {
        return on(protocol, port).stream().filter(SocketEntry::isConnectedUdp).toList();
    }

    /** What the processes that have a socket on a port listen on besides. */
    public List<SocketEntry> listeningOnOtherPorts(Protocol protocol, Port port) {
        Set<ProcessRef> processes =
                on(protocol, port).stream()
                        .map(SocketEntry::ownership)
                        .filter(Ownership.OwnedBy.class::isInstance)
                        .flatMap(owned -> ((Ownership.OwnedBy) owned).processes().stream())
                        .collect(Collectors.toSet());
        return inventory == null || processes.isEmpty()
                ? List.of()
                : OtherPorts.of(inventory, processes, List.of()).stream()
                        .filter(SocketEntry::isListening)
                        .filter(socket -> socket.protocol() == protocol)
                        .toList();
    }
}
