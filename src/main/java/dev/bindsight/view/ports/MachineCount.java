package dev.bindsight.view.ports;

import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the sockets of the machine, and after each reading those that came, changed, or went. */
final class MachineCount {
    private final Map<ProcessRef, Integer> portsOf = new HashMap<>();
    private final Set<ProcessRef> withSeveral = new HashSet<>();
    private final int[] exposures = new int[3];
    private boolean backlogKnown;
    private int ports;
    private int full;
    private int bound;
    private int kernel;
    private int hidden;
    private int connections;
    private int closeWait;

    MachineCount() {}

    /** Takes a reading that differs so from the one counted before. */
    void take(Inventory inventory, InventoryDelta delta) {
        boolean known = !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        if (!delta.continues() || known != backlogKnown) {
            clear();
            backlogKnown = known;
            inventory.entries().forEach(entry -> count(entry, 1));
            return;
        }
        delta.gone().forEach(entry -> count(entry, -1));
        for (SocketChange change : delta.changed()) {
            count(change.before(), -1);
            count(change.after(), 1);
        }
        delta.added().forEach(entry -> count(entry, 1));
    }

    /** How many sockets `ports` lists. */
    int ports() {
        return ports;
    }

    /** The machine in a few numbers. */
    Glance glance(Inventory inventory) {
        int listening = exposures[0] + exposures[1] + exposures[2];
        return new Glance(
                listening,
                exposures[2],
                exposures[1],
                exposures[0],
                full,
                bound,
                kernel,
                hidden,
                connections,
                closeWait,
                busiest(inventory));
    }

    private void clear() {
        portsOf.clear();
        withSeveral.clear();
        Arrays.fill(exposures, 0);
        ports = 0;
        full = 0;
        bound = 0;
        kernel = 0;
        hidden = 0;
        connections = 0;
        closeWait = 0;
    }

    private void count(SocketEntry entry, int one) {
        if (entry.isListening()) {
            exposures[entry.exposure().ordinal()] += one;
        }
        ports += entry.occupiesPort() ? one : 0;
        full += backlogKnown && entry.isQueueFull() ? one : 0;
        bound += entry.state() == TcpState.BOUND_INACTIVE ? one : 0;
        boolean up = entry.protocol() == Protocol.TCP && entry.state() == TcpState.ESTABLISHED;
        connections += up ? one : 0;
        closeWait += entry.state() == TcpState.CLOSE_WAIT ? one : 0;
        switch (entry.ownership()) {
            case Ownership.OwnedBy owned -> {
                if (entry.occupiesPort()) {
                    owned.processes().forEach(owner -> countPort(owner, one));
                }
            }
            case Ownership.KernelHeld _ -> kernel += one;
            case Ownership.NotVisible _ -> hidden += one;
            case Ownership.NotLookedUp _ -> {}
        }
    }

    private void countPort(ProcessRef owner, int one) {
        int now = portsOf.merge(owner, one, Integer::sum);
        if (now == 0) {
            portsOf.remove(owner);
        }
        if (now > 1) {
            withSeveral.add(owner);
        } else {
            withSeveral.remove(owner);
        }
    }

    /** Of those with as many ports the one with the greatest pid. */
    private Glance.@Nullable Busiest busiest(Inventory inventory) {
        ProcessRef busiest = null;
        int most = 0;
        for (ProcessRef each : withSeveral) {
            int has = portsOf.getOrDefault(each, 0);
            boolean more =
                    busiest == null
                            || has > most
                            || has == most && each.pid().number() > busiest.pid().number();
            if (more) {
                busiest = each;
                most = has;
            }
        }
        if (busiest == null) {
            return null;
        }
        int found = most;
        return inventory
                .process(busiest)
                .map(process -> new Glance.Busiest(process, found))
                .orElse(null);
    }
}
