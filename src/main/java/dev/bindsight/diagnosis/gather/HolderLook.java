package dev.bindsight.diagnosis.gather;

import dev.bindsight.diagnosis.observation.HolderState;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.inventory.HalfClosed;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks at what the holders of sockets are doing. Safe for use by several threads. */
public final class HolderLook {
    private static final int LOOKED_AT = 32;

    private final InventoryEngine inventory;
    private final boolean keeps;
    private @Nullable Glimpse last;

    /** Reads the conditions of processes from there, each time anew. */
    public HolderLook(InventoryEngine inventory) {
        this(inventory, false);
    }

    private HolderLook(InventoryEngine inventory, boolean keeps) {
        this.inventory = inventory;
        this.keeps = keeps;
    }

    /** The same for one request: what belongs to the same look is read once. */
    public static HolderLook ofOneRequest(InventoryEngine inventory) {
        return new HolderLook(inventory, true);
    }

    /** The states of those who hold the sockets. */
    public HolderStates at(List<SocketEntry> sockets, @Nullable Inventory seen) {
        if (seen == null) {
            return HolderStates.NONE;
        }
        Glimpse glimpse = glimpse(seen);
        List<ProcessDetails> owners =
                sockets.stream()
                        .flatMap(socket -> seen.owners(socket).stream())
                        .distinct()
                        .limit(LOOKED_AT)
                        .toList();
        List<HolderState> looked =
                owners.stream()
                        .map(owner ->
                                new HolderState(owner, glimpse.condition(owner.ref()).orElse(null)))
                        .toList();
        boolean all = owners.size() < LOOKED_AT;
        return sockets.stream()
                .filter(SocketEntry::isListening)
                .filter(socket -> socket.protocol() == Protocol.TCP)
                .findFirst()
                .map(listener -> served(listener, looked, all, glimpse))
                .orElseGet(() -> new HolderStates(looked, all, 0, 0));
    }

    private static HolderStates served(
            SocketEntry listener, List<HolderState> looked, boolean all, Glimpse glimpse) {
        List<SocketEntry> served = glimpse.connections(listener.local().port());
        int waiting = 0;
        for (SocketEntry socket : served) {
            waiting += isInAcceptQueue(socket) ? 1 : 0;
        }
        return new HolderStates(looked, all, waiting, HalfClosed.count(served, listener));
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
