package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Holder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the other network namespaces of this machine show of a port.
 *
 * @param whole whether the namespace of every process was looked at
 * @param others how many other namespaces were
 * @param listeners what listens on the port there
 * @param owners who holds it
 */
public record Beyond(boolean whole, int others, List<SocketEntry> listeners, KnownOwners owners) {
    /** Copies the list. */
    public Beyond {
        listeners = List.copyOf(listeners);
    }

    /** One of the listeners, and who holds it. */
    public Holder holder(SocketEntry listener) {
        return owners.holder(listener);
    }

    /** What was seen of this namespace, with the owners of what was found there. */
    Inventory with(Inventory seen) {
        if (owners.processes().isEmpty()) {
            return seen;
        }
        var all = new HashMap<>(seen.processes());
        all.putAll(owners.processes());
        return new Inventory(
                seen.takenAt(),
                seen.elapsed(),
                seen.entries(),
                Map.copyOf(all),
                seen.socketUnits(),
                seen.coverage());
    }
}
