package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who took a port again after a stop, who started it, and what to stop so that it stays free. */
final class Restarts {
    private final FreshSockets sockets;
    private final InventoryEngine engine;
    private final Lineage lineage;
    private final Supervisors supervisors;

    Restarts(InventoryEngine engine, Lineage lineage, Supervisors supervisors) {
        this.sockets = new FreshSockets(engine);
        this.engine = engine;
        this.lineage = lineage;
        this.supervisors = supervisors;
    }

    /** The step that tells of it, with the owners looked up. */
    StopStep.Respawned step(List<SocketEntry> taken, StopPlan plan) {
        List<SocketEntry> owned =
                sockets.find(taken).stream().map(FreshSockets.Found::socket).toList();
        List<ProcessDetails> by = owners(owned);
        return new StopStep.Respawned(owned, by, instead(by, plan));
    }

    /** What to stop in its place; absent if the new owner is not visible. */
    @Nullable Fix instead(List<SocketEntry> taken, Inventory now, StopPlan plan) {
        List<ProcessDetails> by =
                taken.stream().flatMap(socket -> now.owners(socket).stream()).distinct().toList();
        return instead(by.isEmpty() ? owners(taken) : by, plan);
    }

    private List<ProcessDetails> owners(List<SocketEntry> taken) {
        Set<ProcessRef> refs = new LinkedHashSet<>();
        for (SocketEntry socket : taken) {
            if (socket.ownership() instanceof Ownership.OwnedBy(var owners)) {
                refs.addAll(owners);
            }
        }
        return refs.stream().map(engine::process).flatMap(Optional::stream).toList();
    }

    private @Nullable Fix instead(List<ProcessDetails> by, StopPlan plan) {
        for (ProcessDetails process : by) {
            Supervisor known = supervisors.of(process);
            if (known != null
                    && !(known instanceof Supervisor.Parent parent && !parent.restarts())) {
                return new Fix.StopSupervisor(known);
            }
            Optional<Supervisor.Parent> starter = starter(process, plan);
            if (starter.isPresent()) {
                return new Fix.StopSupervisor(starter.get());
            }
            if (known != null) {
                return new Fix.StopSupervisor(known);
            }
        }
        List<ProcessDetails> stoppable = new ArrayList<>(by);
        stoppable.removeIf(process -> process.pid().number() == 1);
        return stoppable.isEmpty() ? null : new Fix.StopOwner(stoppable);
    }

    /**
     * The process that started both the one that was stopped and the one that came. Neither PID 1,
     * which adopts whatever lost its parent, nor a shell that people type in, nor one of those that
     * Bindsight itself was started by.
     */
    private Optional<Supervisor.Parent> starter(ProcessDetails process, StopPlan plan) {
        ProcessRef parent = process.facts().parent();
        if (parent == null || parent.pid().number() == 1) {
            return Optional.empty();
        }
        boolean same =
                plan.targets().stream()
                        .anyMatch(target ->
                                Objects.equals(target.process().facts().parent(), parent));
        return engine.process(parent)
                .filter(_ -> same)
                .filter(each -> !ProgramWords.of(each.facts()).isInteractive())
                .filter(each -> !lineage.own().ancestors().contains(each.ref()))
                .map(each -> new Supervisor.Parent(each, Texts.get("fix.parent.seen"), true));
    }
}
