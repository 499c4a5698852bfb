package dev.bindsight.json;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

/**
 * The parent of a process.
 *
 * @param pid its pid
 * @param startTime when it started, ISO-8601 in UTC; absent where it could not be looked up
 * @param name what a person calls it; absent where it could not be looked up
 */
public record ParentJson(int pid, @Nullable String startTime, @Nullable String name) {
    /** The shape of a parent, with what the inventory knows of it. */
    static ParentJson of(ProcessRef parent, Inventory inventory) {
        int pid = parent.pid().number();
        ProcessDetails known = inventory.process(parent).orElse(null);
        return known == null
                ? new ParentJson(pid, null, null)
                : new ParentJson(pid, known.facts().startedAt().toString(), known.name());
    }
}
