package dev.bindsight.diagnosis;

import dev.bindsight.inventory.HalfClosed;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Evidence;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.ConditionText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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

    /** Reads the conditions of processes from there. */
    public HolderConditions(InventoryEngine inventory) {
        this.inventory = inventory;
    }

    /** Everything that is worth telling of those who hold the sockets; mostly nothing. */
    public List<Evidence> of(List<SocketEntry> sockets, @Nullable Inventory seen) {
        if (seen == null) {
            return List.of();
        }
        var evidence = new ArrayList<Evidence>();
        List<ProcessDetails> owners = owners(sockets, seen);
        for (ProcessDetails owner : owners) {
            inventory
                    .condition(owner.ref())
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
                .ifPresent(listener -> evidence.addAll(connections(listener, seen)));
        return evidence;
    }

    /**
     * Why none of the holders can accept a connection now.
     *
     * @return one clause for each of them; empty if one of them can, or that is not known
     */
    public List<String> whyNobodyAccepts(List<SocketEntry> listeners, Inventory seen) {
        var reasons = new ArrayList<String>();
        List<ProcessDetails> owners = owners(listeners, seen);
        for (ProcessDetails owner : owners) {
            ProcessCondition condition = inventory.condition(owner.ref()).orElse(null);
            boolean cannot =
                    condition != null
                            && (condition.state().isHalted() || condition.isOutOfDescriptors());
            if (!cannot) {
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
    private static List<Evidence> connections(SocketEntry listener, Inventory seen) {
        int waiting = 0;
        for (SocketEntry socket : seen.entries()) {
            boolean served =
                    socket.protocol() == Protocol.TCP
                            && socket.remote() != null
                            && socket.local().port().equals(listener.local().port());
            waiting += served && isInAcceptQueue(socket) ? 1 : 0;
        }
        int halfClosed = HalfClosed.count(seen, listener);
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
}
