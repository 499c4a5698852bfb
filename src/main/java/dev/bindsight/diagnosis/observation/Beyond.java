package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the other network namespaces of this machine show of a port.
 *
 * @param whole whether the namespace of every process was looked at
 * @param others how many other namespaces were
 * @param listeners what listens on the port there
 * @param processes its owners
 */
public record Beyond(
        boolean whole,
        int others,
        List<SocketEntry> listeners,
        Map<ProcessRef, ProcessDetails> processes) {
    /** Copies both. */
    public Beyond {
        listeners = List.copyOf(listeners);
        processes = Map.copyOf(processes);
    }

    /** What was seen of this namespace, with the owners of what was found there. */
    Inventory with(Inventory seen) {
        if (processes.isEmpty()) {
            return seen;
        }
        var all = new HashMap<>(seen.processes());
        all.putAll(processes);
        return new Inventory(
                seen.takenAt(),
                seen.elapsed(),
                seen.entries(),
                Map.copyOf(all),
                seen.socketUnits(),
                seen.coverage());
    }
}
