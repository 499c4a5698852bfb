package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ParentRole;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who took a port again after a stop, who started it, and what to stop so that it stays free. */
final class RespawnDetector {
    private final FreshSockets sockets;
    private final InventoryEngine engine;
    private final ProcessAncestry lineage;
    private final Supervisors supervisors;

    RespawnDetector(InventoryEngine engine, ProcessAncestry lineage, Supervisors supervisors) {
        this.sockets = new FreshSockets(engine);
        this.engine = engine;
        this.lineage = lineage;
        this.supervisors = supervisors;
    }

    /**
     * Everyone who had a part in starting the owners of a plan; to be asked before they are
     * stopped, since afterwards nobody knows.
     */
    Set<ProcessRef> starters(StopPlan plan) {
        return plan.targets().stream()
                .flatMap(target -> lineage.ancestors(target.process()).stream())
                .map(ProcessDetails::ref)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The step that tells of it, with the owners looked up.
     *
     * @param starters from before the stop
     */
    StopStep.Respawned step(List<SocketEntry> taken, Set<ProcessRef> starters) {
        List<SocketEntry> owned =
                sockets.find(taken).stream().map(FreshSockets.Found::socket).toList();
        List<ProcessDetails> by = owners(owned);
        return new StopStep.Respawned(owned, by, instead(by, starters));
    }

    private List<ProcessDetails> owners(List<SocketEntry> taken) {
        Set<ProcessRef> refs = new LinkedHashSet<>();
        for (SocketEntry socket : taken) {
            if (socket.ownership() instanceof Ownership.OwnedBy(var owners, var _)) {
                refs.addAll(owners);
            }
        }
        return refs.stream().map(engine::process).flatMap(Optional::stream).toList();
    }

    private Fix.@Nullable Stop instead(List<ProcessDetails> by, Set<ProcessRef> starters) {
        for (ProcessDetails process : by) {
            Supervisor known = supervisors.of(process);
            Supervisor supervisor =
                    isCertain(known) ? known : starter(process, starters).orElse(known);
            if (supervisor != null) {
                return new Fix.StopSupervisor(supervisor);
            }
        }
        List<ProcessDetails> stoppable =
                by.stream().filter(process -> !ProtectedProcess.isNeverStopped(process)).toList();
        return stoppable.isEmpty() ? null : new Fix.StopOwner(stoppable);
    }

    private static boolean isCertain(@Nullable Supervisor known) {
        return known != null && StopChoices.isCertain(known);
    }

    /**
     * The nearest process that had a part in starting both the owner that was stopped and the one
     * that came. Neither PID 1, which adopts whatever lost its parent, nor what the desktop depends
     * on; and nobody beyond a shell that people type in: there a person started both.
     */
    private Optional<Supervisor> starter(ProcessDetails process, Set<ProcessRef> starters) {
        ProcessAncestry.Own own = lineage.own();
        for (ProcessDetails ancestor : lineage.ancestors(process)) {
            ProtectedProcess guard =
                    ProtectedProcess.of(
                            ancestor,
                            new ProcessAncestry.Own(null, own.ancestors(), own.sessions()));
            boolean guarded = guard != null && guard != ProtectedProcess.SESSION_LEADER;
            if (guarded || ProgramWords.of(ancestor.facts()).isInteractive()) {
                return Optional.empty();
            }
            if (starters.contains(ancestor.ref())) {
                return Optional.of(
                        new Supervisor.Parent(ancestor, new ParentRole.SeenStarting(), true));
            }
        }
        return Optional.empty();
    }
}
