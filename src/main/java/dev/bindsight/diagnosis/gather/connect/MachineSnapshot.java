package dev.bindsight.diagnosis.gather.connect;

import dev.bindsight.diagnosis.observation.Beyond;
import dev.bindsight.diagnosis.observation.KnownOwners;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Surroundings;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.NamespaceSurvey;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Route;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine as it was when a connect ended: its addresses at once, its sockets when the first
 * conclusion asks for them, and their owners when one tells of them, because looking for these
 * costs more than most connects. Safe for use by several threads.
 */
public final class MachineSnapshot {
    private static final String LOOPBACK = "lo";

    /** So many ports are glanced at one by one. */
    private static final int FEW = 16;

    /** More than there are addresses of one port in a sweep, as a rule. */
    private static final int KEPT = 64;

    private final MachineSummary machine;
    private final InventoryEngine engine;
    private final AcceptQueues queues;
    private final Surroundings surroundings;
    private final Map<Asked, Beyond> beyond = new LinkedHashMap<>();
    private @Nullable SeenSockets glanced;
    private @Nullable SeenSockets sockets;
    private long lookedAt;
    private @Nullable List<Neighbour> neighbours;
    private @Nullable NamespaceSurvey namespaces;
    private int glances;

    /** A port, which a sweep asks for at every address. */
    private record Asked(Protocol protocol, Port port) {}

    /**
     * A look at a machine.
     *
     * @param machine the machine; what a screen may read of it is read now
     * @param engine gives every socket; asked once at most with owners and once without, and for
     *     what is on a few ports
     * @param queues what waits to be accepted
     */
    public MachineSnapshot(MachineSummary machine, InventoryEngine engine, AcceptQueues queues) {
        this.machine = machine;
        this.engine = engine;
        this.queues = queues;
        surroundings =
                new Surroundings(
                        machine.addresses(),
                        new RoutingTable(machine.routes()),
                        machine.isDown(LOOPBACK));
    }

    /** What waits to be accepted. */
    public AcceptQueues acceptQueues() {
        return queues;
    }

    /** Its addresses and routes. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Its sockets. */
    public synchronized SeenSockets sockets() {
        SeenSockets seen = sockets;
        if (seen == null) {
            lookedAt = System.nanoTime();
            seen = look();
            sockets = seen;
        }
        return seen;
    }

    /** Its sockets, with their owners if a connect called for these already. */
    public synchronized SeenSockets glance() {
        if (sockets != null) {
            return sockets;
        }
        SeenSockets seen = glanced;
        if (seen == null) {
            lookedAt = System.nanoTime();
            seen = glance(engine);
            glanced = seen;
        }
        return seen;
    }

    /** Every socket, without its owner. */
    public static SeenSockets glance(InventoryEngine engine) {
        return switch (engine.glanceAtAll()) {
            case Reading.Read(Inventory all) -> new SeenSockets(all, KnownOwners.NONE);
            case Reading.Unreadable _ -> new SeenSockets(null, KnownOwners.NONE);
        };
    }

    /** Its sockets, if a connect called for them already. */
    synchronized Optional<SeenSockets> seen() {
        return Optional.ofNullable(sockets);
    }

    /** Its sockets as they are now. */
    SeenSockets look() {
        return switch (engine.lookAtAll()) {
            case Reading.Read(Inventory seen) ->
                    new SeenSockets(seen, owners(seen.entries(), seen.processes()));
            case Reading.Unreadable _ -> new SeenSockets(null, KnownOwners.NONE);
        };
    }

    private KnownOwners owners(
            Collection<SocketEntry> sockets, Map<ProcessRef, ProcessDetails> processes) {
        if (sockets.isEmpty()) {
            // as beyond nearly every port of a sweep
            return KnownOwners.NONE;
        }
        Map<Uid, String> users = new HashMap<>();
        for (SocketEntry socket : sockets) {
            Uid uid = socket.uid();
            if (uid != null && mayBeTold(socket.ownership(), processes)) {
                users.computeIfAbsent(uid, machine::userName);
            }
        }
        return new KnownOwners(machine.self().orElse(null), processes, users);
    }

    /** Of a process that is seen its own user is told, of the kernel none. */
    private static boolean mayBeTold(
            Ownership ownership, Map<ProcessRef, ProcessDetails> processes) {
        return switch (ownership) {
            case Ownership.OwnedBy owned ->
                    owned.processes().stream().noneMatch(processes::containsKey);
            case Ownership.KernelHeld _ -> false;
            case Ownership.NotVisible _, Ownership.NotLookedUp _ -> true;
        };
    }

    /** Whether the sockets were looked at before a moment, as {@link System#nanoTime} counts. */
    public synchronized boolean isOlderThan(long nanos) {
        return (sockets != null || glanced != null) && lookedAt - nanos < 0;
    }

    /**
     * Whether something that listens would get a connect of this machine to itself; false where no
     * source answers. Looks no owner up. In a sweep all sockets are looked at at once.
     */
    synchronized boolean isServed(ConnectProbe probe) {
        if (sockets != null || glanced != null || glances++ > FEW) {
            return !glance().serving(probe).isEmpty();
        }
        return switch (engine.glance(probe.protocol(), probe.endpoint().port())) {
            case Reading.Read(Inventory seen) ->
                    seen.entries().stream()
                            .filter(SocketEntry::isListening)
                            .anyMatch(probe.destination()::meets);
            case Reading.Unreadable _ -> false;
        };
    }

    /** Who takes the packets to a destination first; empty where no route is seen. */
    Optional<NextHop> firstHop(ConnectProbe probe) {
        IpAddress destination = probe.endpoint().address().unmapped();
        return surroundings
                .ways()
                .to(destination)
                .filter(route -> !route.refuses())
                .flatMap(route -> firstHop(destination, route, probe.scope()));
    }

    private Optional<NextHop> firstHop(IpAddress destination, Route route, int scope) {
        IpAddress gateway = route.gateway();
        IpAddress next = gateway == null ? destination : gateway;
        Optional<String> near = scope == 0 ? Optional.empty() : machine.interfaceName(scope);
        return near.or(() -> Optional.ofNullable(route.device()))
                .map(device ->
                        new NextHop(
                                next,
                                device,
                                gateway != null,
                                neighbour(next, device).map(Neighbour::state).orElse(null),
                                machine.lacksCarrier(device)));
    }

    /** What the neighbour table says of an address on a device; read when it is first asked. */
    private synchronized Optional<Neighbour> neighbour(IpAddress address, String device) {
        List<Neighbour> known = neighbours;
        if (known == null) {
            known = machine.neighbours();
            neighbours = known;
        }
        return known.stream()
                .filter(each -> each.address().equals(address) && each.device().equals(device))
                .findFirst();
    }

    /** What listens on a port in other network namespaces, as they are when one is first asked. */
    synchronized Beyond beyond(Protocol protocol, Port port) {
        Beyond found =
                beyond.computeIfAbsent(new Asked(protocol, port), _ -> survey(protocol, port));
        if (beyond.size() > KEPT) {
            beyond.remove(beyond.keySet().iterator().next());
        }
        return found;
    }

    private Beyond survey(Protocol protocol, Port port) {
        NamespaceSurvey survey = namespaces;
        if (survey == null) {
            survey = engine.otherNamespaces();
            namespaces = survey;
        }
        NamespaceSurvey.Found found = survey.on(protocol, port);
        return new Beyond(
                survey.whole(),
                survey.others(),
                found.listeners(),
                owners(found.listeners(), found.processes()));
    }
}
