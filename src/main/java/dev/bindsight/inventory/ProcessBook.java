package dev.bindsight.inventory;

import dev.bindsight.inventory.name.ContainerPath;
import dev.bindsight.inventory.name.DockerProxy;
import dev.bindsight.inventory.name.ProcessName;
import dev.bindsight.inventory.name.UnitPath;
import dev.bindsight.model.Container;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessFacts;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.platform.MachineFacts;
import dev.bindsight.platform.ProcessTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of owners and their ancestors; read once and again when it may have changed. */
final class ProcessBook {
    private final ProcessTable table;
    private final MachineFacts machine;
    private final ScanCrew crew;
    private Map<ProcessRef, ProcessDetails> known = Map.of();

    ProcessBook(ProcessTable table, MachineFacts machine, ScanCrew crew) {
        this.table = table;
        this.machine = machine;
        this.crew = crew;
    }

    /**
     * The details of processes and their ancestors; the same map as before if nothing changed.
     *
     * @param doubtful which of those known to read again: a process may have become another program
     *     (execve(2)) or been given another parent
     */
    Map<ProcessRef, ProcessDetails> refresh(
            Collection<ProcessRef> owners, Predicate<ProcessRef> doubtful) {
        var next = new HashMap<ProcessRef, ProcessDetails>();
        Set<ProcessRef> wanted = new HashSet<>(owners);
        while (!wanted.isEmpty()) {
            List<ProcessDetails> found = look(List.copyOf(wanted), doubtful);
            wanted.clear();
            for (ProcessDetails details : found) {
                next.put(details.ref(), details);
            }
            for (ProcessDetails details : found) {
                ProcessRef parent = details.facts().parent();
                if (parent != null && !next.containsKey(parent)) {
                    wanted.add(parent);
                }
            }
        }
        if (!next.equals(known)) {
            known = Map.copyOf(next);
        }
        return known;
    }

    private List<ProcessDetails> look(List<ProcessRef> refs, Predicate<ProcessRef> doubtful) {
        var found = new ProcessDetails[refs.size()];
        var missing = new ArrayList<Integer>();
        for (int i = 0; i < found.length; i++) {
            ProcessDetails details = known.get(refs.get(i));
            if (details == null || doubtful.test(refs.get(i))) {
                missing.add(i);
            } else {
                found[i] = details;
            }
        }
        crew.each(
                missing.size(),
                (list, piece) -> {
                    int i = missing.get(piece);
                    found[i] = describe(refs.get(i), known.get(refs.get(i)));
                });
        var result = new ArrayList<ProcessDetails>(found.length);
        for (ProcessDetails details : found) {
            if (details != null) {
                result.add(details);
            }
        }
        return result;
    }

    private @Nullable ProcessDetails describe(ProcessRef ref, @Nullable ProcessDetails before) {
        ProcessFacts facts = table.facts(ref).orElse(null);
        if (facts == null) {
            return null;
        }
        return before != null && before.facts().equals(facts) ? before : details(facts);
    }

    /** What is known of a process now. */
    Optional<ProcessDetails> process(ProcessRef ref) {
        return table.facts(ref).map(this::details);
    }

    private ProcessDetails details(ProcessFacts facts) {
        ProcessName name = ProcessName.of(facts);
        Optional<String> cgroup = Optional.ofNullable(facts.cgroup());
        SystemdUnit unit = cgroup.flatMap(UnitPath::of).orElse(null);
        Container container =
                DockerProxy.container(facts.command())
                        .or(() -> cgroup.flatMap(ContainerPath::of))
                        .orElse(null);
        return new ProcessDetails(
                facts, machine.userName(facts.uid()), name.name(), name.runtime(), unit, container);
    }
}
