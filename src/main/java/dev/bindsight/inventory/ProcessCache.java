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

/** What is known of owners and their ancestors; read once and again when it may have changed. */
final class ProcessCache {
    /** So many are worth a second thread. */
    private static final int MANY_MARKS = 100;

    private final ProcessTable table;
    private final MachineFacts machine;
    private final ScanPool crew;
    private Map<ProcessRef, ProcessDetails> known = Map.of();
    private final Map<ProcessRef, Checked> checked = new HashMap<>();

    /** When and with which mark the details of a process were last found to be right. */
    private record Checked(long nanos, long readNanos, long mark) {}

    ProcessCache(ProcessTable table, MachineFacts machine, ScanPool crew) {
        this.table = table;
        this.machine = machine;
        this.crew = crew;
    }

    /**
     * The details of processes and their ancestors; the same map as before if nothing changed.
     *
     * @param now by {@link System#nanoTime}
     */
    Map<ProcessRef, ProcessDetails> refresh(Collection<ProcessRef> owners, long now) {
        var next = new HashMap<ProcessRef, ProcessDetails>();
        Set<ProcessRef> wanted = new HashSet<>(owners);
        while (!wanted.isEmpty()) {
            List<ProcessDetails> found = look(List.copyOf(wanted), now);
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
            checked.keySet().retainAll(known.keySet());
        }
        return known;
    }

    private List<ProcessDetails> look(List<ProcessRef> refs, long now) {
        var found = new @Nullable ProcessDetails[refs.size()];
        var marks = new @Nullable Checked[refs.size()];
        var doubtful = new IntList();
        int unknown = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = known.get(refs.get(i));
            Checked last = checked.get(refs.get(i));
            unknown += found[i] == null ? 1 : 0;
            if (found[i] == null || last == null || isDue(refs.get(i), last, now)) {
                doubtful.add(i);
            }
        }
        // a mark is had sooner than another thread has woken
        crew.each(
                doubtful.size(),
                unknown >= ScanPool.WORTH_SHARING || doubtful.size() >= MANY_MARKS,
                piece -> {
                    int i = doubtful.get(piece);
                    ProcessRef ref = refs.get(i);
                    marks[i] = check(ref, checked.get(ref), now);
                    if (marks[i].readNanos() == now) {
                        found[i] = describe(ref, found[i]);
                    }
                });
        var result = new ArrayList<ProcessDetails>(found.length);
        for (int i = 0; i < found.length; i++) {
            if (marks[i] != null) {
                checked.put(refs.get(i), marks[i]);
            }
            if (found[i] != null) {
                result.add(found[i]);
            }
        }
        return result;
    }

    // spread by pid, so that those that were read together are not checked together
    private static boolean isDue(ProcessRef ref, Checked last, long now) {
        long spread = ref.pid().number() % 4 * 1_000_000_000L;
        return now - last.nanos() > RevalidationSchedule.BELIEF.toNanos() - spread;
    }

    /**
     * Whether a process became another program (execve(2)) or was given another parent since its
     * details were read; if so they are read now. A mark costs a third of the details; the first
     * one is taken with the first check, not when the process is new and all are waiting.
     */
    private Checked check(ProcessRef ref, @Nullable Checked last, long now) {
        if (last == null) {
            return new Checked(now, now, 0);
        }
        long mark = table.programMark(ref.pid());
        boolean same = mark != 0 && mark == last.mark();
        long patience =
                RevalidationSchedule.WHOLE.toNanos() + ref.pid().number() % 60 * 1_000_000_000L;
        boolean old = now - last.readNanos() > patience;
        return new Checked(now, same && !old ? last.readNanos() : now, mark);
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
