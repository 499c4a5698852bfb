package dev.bindsight.diagnosis.connect;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.NamespaceSurvey;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.ActiveOpens;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine as it was when a connect ended: its addresses at once, its sockets when the first
 * cause asks for them, because looking for owners costs more than most connects. Safe for use by
 * several threads.
 */
final class MachineSnapshot {
    private static final String LOOPBACK = "lo";

    /** So many ports are glanced at one by one. */
    private static final int FEW = 16;

    private final List<LocalAddress> addresses;
    private final RoutingTable ways;
    private final boolean loopbackDown;
    private final MachineSummary machine;
    private final InventoryEngine engine;
    private final AcceptQueues queues;
    private @Nullable Sockets sockets;
    private long lookedAt;
    private @Nullable List<Neighbour> neighbours;
    private @Nullable NamespaceSurvey namespaces;
    private final Map<ProcessRef, ProcessDetails> strangers = new HashMap<>();
    private int glances;

    /**
     * A sight.
     *
     * @param machine the machine; what a screen may read of it is read now
     * @param engine gives every socket; asked once at most
     * @param queues what waits to be accepted
     */
    MachineSnapshot(MachineSummary machine, InventoryEngine engine, AcceptQueues queues) {
        this.queues = queues;
        this.machine = machine;
        addresses = machine.addresses();
        ways = new RoutingTable(machine.routes());
        loopbackDown = machine.isDown(LOOPBACK);
        this.engine = engine;
    }

    /** What waits to be accepted. */
    AcceptQueues acceptQueues() {
        return queues;
    }

    /** The machine's addresses. */
    List<LocalAddress> addresses() {
        return addresses;
    }

    /** Whether the loopback device is switched off: then this machine does not reach itself. */
    boolean isLoopbackDown() {
        return loopbackDown;
    }

    /** The machine's routes. */
    RoutingTable ways() {
        return ways;
    }

    /** What the neighbour table says of an address on a device; read when it is first asked. */
    synchronized Optional<Neighbour> neighbour(IpAddress address, String device) {
        List<Neighbour> known = neighbours;
        if (known == null) {
            known = machine.neighbours();
            neighbours = known;
        }
        return known.stream()
                .filter(each -> each.address().equals(address) && each.device().equals(device))
                .findFirst();
    }

    /** Whether a device is on and has no carrier. */
    boolean lacksCarrier(String device) {
        return machine.lacksCarrier(device);
    }

    /** The device that the scope of a link-local address names; empty for none. */
    Optional<String> device(int scope) {
        return scope == 0 ? Optional.empty() : machine.interfaceName(scope);
    }

    /**
     * Whether packets to the address stay on this machine: loopback, one of its own addresses, and
     * the wildcard, which connect(2) takes for loopback.
     */
    boolean isLocal(IpAddress address) {
        IpAddress plain = address.unmapped();
        return plain.isLoopback()
                || plain.isWildcard()
                || addresses.stream().anyMatch(own -> own.address().equals(plain));
    }

    /** What was seen; null where no source answered. */
    @Nullable Inventory inventory() {
        return sockets().inventory;
    }

    /** What was seen, with the owners of what was found in other network namespaces. */
    synchronized @Nullable Inventory seen() {
        Inventory inventory = inventory();
        if (inventory == null || strangers.isEmpty()) {
            return inventory;
        }
        var processes = new HashMap<>(inventory.processes());
        processes.putAll(strangers);
        return new Inventory(
                inventory.takenAt(),
                inventory.elapsed(),
                inventory.entries(),
                Map.copyOf(processes),
                inventory.socketUnits(),
                inventory.coverage());
    }

    /** The sockets on a local port; empty where no source answered. */
    List<SocketEntry> on(Protocol protocol, Port port) {
        Sockets seen = sockets();
        // of a sweep's ports nearly none has any
        return seen.used.get(port.number())
                ? seen.byPort.getOrDefault(port, List.of()).stream()
                        .filter(socket -> socket.protocol() == protocol)
                        .toList()
                : List.of();
    }

    /** Whether any socket is on a local port; not where no source answered. */
    boolean isUsed(int port) {
        return sockets().used.get(port);
    }

    /** Whether the sockets were looked at before a moment, as {@link System#nanoTime} counts. */
    synchronized boolean isOlderThan(long nanos) {
        return sockets != null && lookedAt - nanos < 0;
    }

    /** Every socket. */
    Collection<SocketEntry> all() {
        Inventory inventory = inventory();
        return inventory == null ? List.of() : inventory.entries();
    }

    /** How many sockets listen; 0 where no source answered. */
    long listening(Protocol protocol) {
        return sockets().listening.getOrDefault(protocol, 0L);
    }

    /** What listens where a connect of this machine to itself goes, and would get it. */
    List<SocketEntry> serving(Protocol protocol, ConnectProbe probe) {
        return on(protocol, probe.endpoint().port()).isEmpty()
                ? List.of()
                : serving(protocol, where(probe));
    }

    /** Where a connect of this machine to itself goes. */
    BindPlace destination(ConnectProbe probe) {
        return where(probe);
    }

    private static BindPlace where(ConnectProbe probe) {
        BindPlace source = probe.source();
        String bound = source == null ? null : source.boundDevice();
        String device = probe.device() != null ? probe.device() : bound;
        Endpoint reached = reached(probe.endpoint());
        return device == null ? BindPlace.fromHere(reached) : new BindPlace(reached, null, device);
    }

    /** What listens at an address of this machine and would get what is sent to it here. */
    List<SocketEntry> serving(Protocol protocol, Endpoint destination) {
        return on(protocol, destination.port()).isEmpty()
                ? List.of()
                : serving(protocol, BindPlace.fromHere(reached(destination)));
    }

    private List<SocketEntry> serving(Protocol protocol, BindPlace place) {
        List<SocketEntry> there = on(protocol, place.endpoint().port());
        return there.isEmpty()
                ? there
                : there.stream().filter(SocketEntry::isListening).filter(place::meets).toList();
    }

    /** What listens on the port of an address, but not at the address; loopback first. */
    List<SocketEntry> listeningElsewhere(Protocol protocol, ConnectProbe probe) {
        if (on(protocol, probe.endpoint().port()).isEmpty()) {
            return List.of();
        }
        List<SocketEntry> serving = serving(protocol, probe);
        return listening(protocol, probe.endpoint().port())
                .filter(socket -> !serving.contains(socket))
                .sorted(
                        Comparator.<SocketEntry, Boolean>comparing(
                                        socket -> !socket.local().address().isLoopback())
                                .thenComparing(SocketEntry::local))
                .toList();
    }

    private Stream<SocketEntry> listening(Protocol protocol, Port port) {
        return on(protocol, port).stream().filter(SocketEntry::isListening);
    }

    /** Tells which connections this machine opened. */
    ActiveOpens opens() {
        return new ActiveOpens(machine.ephemeralPorts().orElse(null), this::isLocal, this::on);
    }

    /** Whether two are the same, an IPv4 address and its IPv4-mapped form being one. */
    static boolean isSame(Endpoint one, Endpoint other) {
        return one.port().equals(other.port())
                && one.address().unmapped().equals(other.address().unmapped());
    }

    /** The address that a connect to it reaches: a wildcard means loopback (ip(7)). */
    static Endpoint reached(Endpoint destination) {
        IpAddress address = destination.address();
        if (!address.isWildcard()) {
            return destination;
        }
        return new Endpoint(
                switch (address.family()) {
                    case IPV4 -> IpAddress.LOOPBACK_IPV4;
                    case IPV6 -> IpAddress.LOOPBACK_IPV6;
                },
                destination.port());
    }

    private synchronized Sockets sockets() {
        Sockets seen = sockets;
        if (seen == null) {
            lookedAt = System.nanoTime();
            seen = Sockets.of(look());
            sockets = seen;
        }
        return seen;
    }

    /** Every socket as it is now; null where no source answers. */
    @Nullable Inventory look() {
        return switch (engine.lookAtAll()) {
            case Reading.Read(Inventory seen) -> seen;
            case Reading.Unreadable _ -> null;
        };
    }

    /**
     * Whether something that listens would get a connect of this machine to itself; false where no
     * source answers. Looks no owner up, but for a sweep, of which all are looked at at once.
     */
    synchronized boolean isServed(Protocol protocol, ConnectProbe probe) {
        Port port = probe.endpoint().port();
        if (sockets != null || glances++ > FEW) {
            return !serving(protocol, probe).isEmpty();
        }
        return switch (engine.glance(protocol, port)) {
            case Reading.Read(Inventory seen) ->
                    seen.entries().stream()
                            .filter(SocketEntry::isListening)
                            .anyMatch(where(probe)::meets);
            case Reading.Unreadable _ -> false;
        };
    }

    /** The other network namespaces of this machine, as they are when it is first asked. */
    synchronized NamespaceSurvey namespaces() {
        NamespaceSurvey survey = namespaces;
        if (survey == null) {
            survey = engine.otherNamespaces();
            namespaces = survey;
        }
        return survey;
    }

    /** What listens on a port in other network namespaces. */
    synchronized List<SocketEntry> beyond(Protocol protocol, Port port) {
        NamespaceSurvey.Found found = namespaces().on(protocol, port);
        strangers.putAll(found.processes());
        return found.listeners();
    }

    private record Sockets(
            @Nullable Inventory inventory,
            BitSet used,
            Map<Port, List<SocketEntry>> byPort,
            Map<Protocol, Long> listening) {
        static Sockets of(@Nullable Inventory inventory) {
            Collection<SocketEntry> all = inventory == null ? List.of() : inventory.entries();
            var used = new BitSet();
            all.forEach(each -> used.set(each.local().port().number()));
            return new Sockets(
                    inventory,
                    used,
                    all.stream().collect(Collectors.groupingBy(each -> each.local().port())),
                    all.stream()
                            .filter(SocketEntry::isListening)
                            .collect(
                                    Collectors.groupingBy(
                                            SocketEntry::protocol, Collectors.counting())));
        }
    }
}
