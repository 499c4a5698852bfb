package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The children of processes that are about to be ended, remembered before: afterwards the kernel
 * has given them another parent.
 */
final class RememberedChildren {
    private final ProcessAncestry lineage;
    private final Map<ProcessDetails, List<ProcessDetails>> children = new LinkedHashMap<>();

    /** Remembers the children of those processes that are not among them. */
    RememberedChildren(ProcessAncestry lineage, Collection<ProcessDetails> parents) {
        this.lineage = lineage;
        Set<ProcessRef> ended =
                parents.stream().map(ProcessDetails::ref).collect(Collectors.toUnmodifiableSet());
        for (ProcessDetails parent : parents) {
            List<ProcessDetails> others =
                    lineage.children(parent.ref()).stream()
                            .filter(child -> !ended.contains(child.ref()))
                            .toList();
            children.put(parent, others);
        }
    }

    /** Tells of the children that run on although their parent ended, and returns them. */
    List<ProcessDetails> left(StopObserver observer) {
        return children.entrySet().stream()
                .filter(family -> !lineage.isAlive(family.getKey().ref()))
                .flatMap(family -> left(family.getKey(), family.getValue(), observer).stream())
                .toList();
    }

    private List<ProcessDetails> left(
            ProcessDetails parent, List<ProcessDetails> offspring, StopObserver observer) {
        List<ProcessDetails> alive =
                offspring.stream().filter(child -> lineage.isAlive(child.ref())).toList();
        if (!alive.isEmpty()) {
            observer.step(new StopStep.ChildrenLeft(parent, alive));
        }
        return alive;
    }
}
