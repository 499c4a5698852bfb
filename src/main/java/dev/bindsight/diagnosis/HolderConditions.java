package dev.bindsight.diagnosis;

import dev.bindsight.inventory.HalfClosed;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Evidence;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.ConditionText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What state the holders of sockets are in, where that explains that they neither take connections
 * nor signals: stopped, without a descriptor left, SIGTERM ignored, connections that they never
 * close.
 */
public final class HolderConditions {
    /** Of a server with hundreds of workers a few tell enough. */
    private static final int SHOWN = 4;

    private static final int LOOKED_AT = 32;

    private final InventoryEngine inventory;
    private final boolean keeps;
    private @Nullable Glimpse last;

    /** Reads the conditions of processes from there, each time anew. */
    public HolderConditions(InventoryEngine inventory) {
        this(inventory, false);
    }

    private HolderConditions(InventoryEngine inventory, boolean keeps) {
        this.inventory = inventory;
        this.keeps = keeps;
    }

    /** The same for one request: what belongs to the same look is read once. */
    public static HolderConditions ofOneRequest(InventoryEngine inventory) {
        return new HolderConditions(inventory, true);
    }

    /** Everything that is worth telling of those who hold the sockets; mostly nothing. */
    public List<Evidence> of(List<SocketEntry> sockets, @Nullable Inventory seen) {
        if (seen == null) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        Glimpse glimpse = glimpse(seen);
        List<ProcessDetails> owners = owners(sockets, seen);
        for (ProcessDetails owner : owners) {
            glimpse.condition(owner.ref())
                    .map(condition -> clauses(owner, condition))
                    .filter(clauses -> !clauses.isEmpty())
                    .filter(_ -> evidence.size() < SHOWN)
                    .map(clauses -> Evidence.machine(line(owner, clauses)))
                    .ifPresent(evidence::add);
        }
        sockets.stream()
                .filter(SocketEntry::isListening)
                .filter(socket -> socket.protocol() == Protocol.TCP)
                .findFirst()
                .ifPresent(listener -> evidence.addAll(connections(listener, glimpse)));
        return evidence;
    }

    /**
     * Why none of the holders can accept a connection now.
     *
     * @return one clause for each of them; empty if one of them can, or that is not known
     */
    public List<String> whyNobodyAccepts(List<SocketEntry> listeners, Inventory seen) {
        var reasons = new ArrayList<String>();
        Glimpse glimpse = glimpse(seen);
        List<ProcessDetails> owners = owners(listeners, seen);
        for (ProcessDetails owner : owners) {
            ProcessCondition condition = glimpse.condition(owner.ref()).orElse(null);
            if (condition == null
                    || !condition.state().isHalted() && !condition.isOutOfDescriptors()) {
                return List.of();
            }
            reasons.addAll(clauses(owner, condition));
        }
        boolean all = owners.size() < LOOKED_AT;
        return all ? reasons.stream().distinct().toList() : List.of();
    }

    private static List<ProcessDetails> owners(List<SocketEntry> sockets, Inventory seen) {
        return sockets.stream()
                .flatMap(socket -> seen.owners(socket).stream())
                .distinct()
                .limit(LOOKED_AT)
                .toList();
    }

    private static List<String> clauses(ProcessDetails owner, ProcessCondition condition) {
        var clauses = new ArrayList<>(ConditionText.of(condition));
        if (condition.state() == ProcessState.STOPPED) {
            // the state comes first
            clauses.set(
                    0,
                    Texts.get(
                            "condition.stopped.continue",
                            clauses.getFirst(),
                            owner.pid().toString()));
        }
        return clauses;
    }

    private static String line(ProcessDetails owner, List<String> clauses) {
        String who = Texts.get("diagnosis.owner", owner.name(), owner.pid().toString());
        return Texts.get("condition.of", who, String.join("; ", clauses));
    }

    /** What waits to be accepted, and what was accepted and is not closed though the peer has. */
    private static List<Evidence> connections(SocketEntry listener, Glimpse glimpse) {
        List<SocketEntry> served = glimpse.connections(listener.local().port());
        int waiting = 0;
        for (SocketEntry socket : served) {
            waiting += isInAcceptQueue(socket) ? 1 : 0;
        }
        int halfClosed = HalfClosed.count(served, listener);
        var evidence = new ArrayList<Evidence>();
        if (waiting > 0) {
            evidence.add(Evidence.machine(Texts.get("condition.waiting", waiting)));
        }
        if (halfClosed > 0) {
            evidence.add(Evidence.machine(Texts.get("condition.closeWait", halfClosed)));
        }
        return evidence;
    }

    private static boolean isInAcceptQueue(SocketEntry socket) {
        return socket.ownership() instanceof Ownership.KernelHeld held
                && held.reason() == KernelReason.ACCEPT_QUEUE;
    }

    private synchronized Glimpse glimpse(Inventory seen) {
        Glimpse current = last;
        if (current == null || current.seen != seen) {
            current = new Glimpse(inventory, seen);
            last = keeps ? current : null;
        }
        return current;
    }

    /** What one look found, kept for the many ports of a sweep that share it. */
    private static final class Glimpse {
        private final InventoryEngine inventory;
        private final Inventory seen;
        private final Map<ProcessRef, Optional<ProcessCondition>> conditions =
                new ConcurrentHashMap<>();
        private @Nullable Map<Port, List<SocketEntry>> byPort;

        Glimpse(InventoryEngine inventory, Inventory seen) {
            this.inventory = inventory;
            this.seen = seen;
        }

        Optional<ProcessCondition> condition(ProcessRef ref) {
            return conditions.computeIfAbsent(ref, inventory::condition);
        }

        /** The TCP connections on a local port. */
        synchronized List<SocketEntry> connections(Port port) {
            Map<Port, List<SocketEntry>> all = byPort;
            if (all == null) {
                all =
                        seen.entries().stream()
                                .filter(socket -> socket.protocol() == Protocol.TCP)
                                .filter(socket -> socket.remote() != null)
                                .collect(Collectors.groupingBy(each -> each.local().port()));
                byPort = all;
            }
            return all.getOrDefault(port, List.of());
        }
    }
}
