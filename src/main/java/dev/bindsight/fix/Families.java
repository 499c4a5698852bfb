package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The children of processes that are about to be ended, remembered before: afterwards the kernel
 * has given them another parent.
 */
final class Families {
    private final Lineage lineage;
    private final Map<ProcessDetails, List<ProcessDetails>> children = new LinkedHashMap<>();

    Families(Lineage lineage, List<OwnerStop.Victim> victims) {
        this.lineage = lineage;
        Set<ProcessRef> own =
                victims.stream()
                        .map(victim -> victim.process().ref())
                        .collect(Collectors.toUnmodifiableSet());
        for (OwnerStop.Victim victim : victims) {
            List<ProcessDetails> others =
                    lineage.children(victim.process().ref()).stream()
                            .filter(child -> !own.contains(child.ref()))
                            .toList();
            children.put(victim.process(), others);
        }
    }

    /**
     * Tells of the children that run on although their parent ended.
     *
     * @param ended those of the processes that ended
     */
    void report(Set<ProcessRef> ended, StopObserver observer, StopLog log) {
        children.forEach((parent, offspring) -> {
            List<ProcessDetails> left =
                    offspring.stream().filter(child -> lineage.isAlive(child.ref())).toList();
            if (!left.isEmpty() && ended.contains(parent.ref())) {
                observer.step(new StopStep.ChildrenLeft(parent, left));
                log.leave(left);
            }
        });
    }
}
