package dev.bindsight.view.ports;

import dev.bindsight.model.ProcessRef;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether the rows of a process stand together under one of their own.
 *
 * @param on whether they do
 * @param closed of which processes that row is all that is listed
 */
public record Grouping(boolean on, Set<ProcessRef> closed) {
    /** Every socket stands for itself. */
    public static final Grouping OFF = new Grouping(false, Set.of());

    /** Copies the set. */
    public Grouping {
        closed = Set.copyOf(closed);
    }

    /** The same, switched on or off. */
    Grouping switched() {
        return new Grouping(!on, closed);
    }

    /** The same with the rows of a process listed or not. */
    Grouping with(ProcessRef process, boolean open) {
        var other = new HashSet<>(closed);
        if (open) {
            other.remove(process);
        } else {
            other.add(process);
        }
        return new Grouping(on, other);
    }
}
