package dev.bindsight.fix;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One stop from the first check to the last bind. */
final class StopRun {
    private final Parts parts;
    private final StopPlan plan;
    private final StopChoice choice;
    private final StopOptions options;
    private final StopObserver observer;
    private final List<StopReport.Action> actions = new ArrayList<>();

    StopRun(
            Parts parts,
            StopPlan plan,
            StopChoice choice,
            StopOptions options,
            StopObserver observer) {
        this.parts = parts;
        this.plan = plan;
        this.choice = choice;
        this.options = options;
        this.observer = observer;
    }

    /** What a stop works with. */
    record Parts(
            FreshSockets sockets,
            ProcessAncestry lineage,
            OwnerStop owners,
            SupervisorStop supervisors,
            FreePortCheck proof,
            RespawnDetector restarts) {}

    StopReport run() {
        PortWatch watch = PortWatch.before(parts.sockets(), plan.sockets());
        Set<ProcessRef> starters = parts.restarts().starters(plan);
        var children = new RememberedChildren(parts.lineage(), hit());
        for (Fix.Stop fix : choice.fixes()) {
            if (!observer.cancelled()) {
                carryOut(fix);
            }
        }
        List<ProcessDetails> left = children.left(observer);
        List<StopReport.Aftermath> aftermath =
                observer.cancelled() ? List.of() : aftermath(watch, starters);
        boolean cancelled = observer.cancelled();
        if (cancelled) {
            observer.step(new StopStep.Cancelled());
        }
        return new StopReport(plan.sockets(), actions, aftermath, left, cancelled);
    }

    /** Every process that the choice ends. */
    private Set<ProcessDetails> hit() {
        var hit = new LinkedHashSet<ProcessDetails>();
        for (Fix.Stop fix : choice.fixes()) {
            switch (fix) {
                case Fix.StopOwner(List<ProcessDetails> processes) -> hit.addAll(processes);
                case Fix.StopSupervisor supervisor -> {
                    if (supervisor.supervisor()
                            instanceof Supervisor.Parent(var parent, var _, var _)) {
                        hit.add(parent);
                    }
                    kept(supervisor).forEach(target -> hit.add(target.process()));
                }
            }
        }
        return hit;
    }

    private void carryOut(Fix.Stop fix) {
        var log = new StopLog(fix, observer, actions);
        switch (fix) {
            case Fix.StopOwner(List<ProcessDetails> processes) ->
                    parts.owners().stop(victims(processes), options, log);
            case Fix.StopSupervisor supervisor ->
                    parts.supervisors().stop(supervisor, kept(supervisor), options, log);
        }
    }

    private List<OwnerStop.Victim> victims(List<ProcessDetails> processes) {
        return processes.stream()
                .map(process ->
                        plan.targets().stream()
                                .filter(target -> target.process().ref().equals(process.ref()))
                                .findFirst()
                                .map(OwnerStop.Victim::of)
                                .orElseGet(
                                        () -> new OwnerStop.Victim(process, plan.sockets(), null)))
                .toList();
    }

    /** The owners that a supervisor would start again. */
    private List<StopTarget> kept(Fix.StopSupervisor fix) {
        return plan.targets().stream()
                .filter(target -> isKept(target.supervisor(), fix.supervisor()))
                .toList();
    }

    private static boolean isKept(@Nullable Supervisor one, Supervisor other) {
        return one != null && StopChoices.identity(one).equals(StopChoices.identity(other));
    }

    private List<StopReport.Aftermath> aftermath(PortWatch watch, Set<ProcessRef> starters) {
        List<SocketEntry> taken =
                watch.isStillHeld(plan.sockets())
                        ? List.of()
                        : watch.watch(plan.sockets(), options.watch(), observer);
        if (observer.cancelled()) {
            return List.of();
        }
        StopStep.Respawned respawned = null;
        if (!taken.isEmpty()) {
            respawned = parts.restarts().step(taken, starters);
            observer.step(respawned);
        }
        var aftermath = new ArrayList<StopReport.Aftermath>();
        Set<Object> places = new HashSet<>();
        for (SocketEntry socket : plan.sockets()) {
            if (places.add(List.of(socket.protocol(), BindPlace.of(socket)))) {
                after(socket, respawned).ifPresent(aftermath::add);
            }
        }
        return aftermath;
    }

    /** Empty if no source answers any more: then nothing was seen, and nothing is claimed. */
    private Optional<StopReport.Aftermath> after(
            SocketEntry socket, StopStep.@Nullable Respawned respawned) {
        return parts.sockets()
                .owned(socket.protocol(), socket.local().port())
                .map(before -> after(socket, respawned, before));
    }

    private StopReport.Aftermath after(
            SocketEntry socket, StopStep.@Nullable Respawned respawned, Inventory before) {
        BindPlace place = BindPlace.of(socket);
        FreePortCheck.Proven proven = parts.proof().prove(socket, before, observer);
        Inventory now =
                parts.sockets().owned(socket.protocol(), socket.local().port()).orElse(before);
        boolean cameBack =
                respawned != null
                        && !Occupants.at(place, socket.protocol(), respawned.holders()).isEmpty();
        return new StopReport.Aftermath(
                socket,
                proven.ok(),
                proven.plainOk(),
                proven.errno(),
                proven.remaining(),
                proven.plainOk()
                        ? List.of()
                        : Occupants.at(place, socket.protocol(), now.entries()).all(),
                cameBack,
                respawned != null && cameBack ? respawned.instead() : null,
                proven.trace(),
                now);
    }
}
