package dev.bindsight.inventory.name;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who started whom, among the owners of sockets and their ancestors. */
public final class ProcessTree {
    private ProcessTree() {}

    /** A process with its ancestors, the oldest first and the process itself last. */
    public static List<ProcessDetails> chain(Inventory inventory, ProcessRef process) {
        var chain = new ArrayList<ProcessDetails>();
        Set<ProcessRef> seen = new HashSet<>();
        Optional<ProcessDetails> current = inventory.process(process);
        // parents are read one after the other, so a chain may close on itself for a moment
        while (current.isPresent() && seen.add(current.get().ref())) {
            chain.addFirst(current.get());
            current =
                    Optional.ofNullable(current.get().facts().parent()).flatMap(inventory::process);
        }
        return List.copyOf(chain);
    }
}
