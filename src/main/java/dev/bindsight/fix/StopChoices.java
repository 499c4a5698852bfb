package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Supervisor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What can be done about the owners of a port. First what frees it for good: what would start an
 * owner again is stopped in its place. Then the owners alone. A parent that only may start its
 * child again comes last, because more than the port goes down with it.
 */
final class StopChoices {
    private final Containers containers;
    private final ProcessAncestry.Own own;

    StopChoices(Containers containers, ProcessAncestry.Own own) {
        this.containers = containers;
        this.own = own;
    }

    List<StopChoice> of(List<StopTarget> targets, List<StopTarget> parents) {
        var choices = new ArrayList<StopChoice>();
        add(choices, choice(targets, parents, StopChoices::isCertain));
        add(choices, choice(targets, parents, _ -> false));
        add(choices, choice(targets, parents, _ -> true));
        return List.copyOf(choices);
    }

    /** Whether one of the choices ends an owner. */
    static boolean stops(List<StopChoice> choices, StopTarget owner) {
        Supervisor supervisor = owner.supervisor();
        Object kept = supervisor == null ? null : identity(supervisor);
        return choices.stream()
                .flatMap(choice -> choice.fixes().stream())
                .anyMatch(fix ->
                        switch (fix) {
                            case Fix.StopOwner(List<ProcessDetails> processes) ->
                                    processes.contains(owner.process());
                            case Fix.StopSupervisor(Supervisor stopped) ->
                                    identity(stopped).equals(kept);
                        });
    }

    private static void add(List<StopChoice> choices, @Nullable StopChoice choice) {
        boolean known =
                choice == null
                        || choices.stream().anyMatch(each -> each.fixes().equals(choice.fixes()));
        if (!known) {
            choices.add(choice);
        }
    }

    private interface Wanted {
        boolean supervisor(Supervisor supervisor);
    }

    /** Whether it will start its owner again, not only may. */
    static boolean isCertain(Supervisor supervisor) {
        return switch (supervisor) {
            // a name in a cgroup path alone proves no unit; a .socket unit is held by systemd
            // itself
            case Supervisor.Systemd unit -> unit.isSocket() || unit.restart() != null;
            case Supervisor.Runtime _ -> true;
            case Supervisor.Parent(var _, var _, boolean restarts) -> restarts;
        };
    }

    /** Absent if there is nothing it would stop. */
    private @Nullable StopChoice choice(
            List<StopTarget> targets, List<StopTarget> parents, Wanted wanted) {
        Map<Object, Fix.Stop> fixes = new LinkedHashMap<>();
        var owners = new ArrayList<ProcessDetails>();
        Protection protection = new Protection.Ordinary();
        for (StopTarget target : targets) {
            Supervisor supervisor = target.supervisor();
            if (supervisor != null
                    && wanted.supervisor(supervisor)
                    && canStop(supervisor, parents)) {
                fixes.put(identity(supervisor), new Fix.StopSupervisor(supervisor));
                protection =
                        Protection.stronger(protection, supervised(target, supervisor, parents));
            } else if (!(target.protection() instanceof Protection.Refused)) {
                owners.add(target.process());
                protection = Protection.stronger(protection, target.protection());
            }
        }
        List<Fix.Stop> all = new ArrayList<>(fixes.values());
        if (!owners.isEmpty()) {
            all.add(new Fix.StopOwner(owners));
        }
        return all.isEmpty() ? null : new StopChoice(all, protection);
    }

    private boolean canStop(Supervisor supervisor, List<StopTarget> parents) {
        return switch (supervisor) {
            case Supervisor.Systemd _ -> true;
            case Supervisor.Runtime(var container, var _) -> containers.canStop(container);
            case Supervisor.Parent(var parent, var _, var _) ->
                    parents.stream()
                            .filter(each -> each.process().ref().equals(parent.ref()))
                            .anyMatch(each -> !(each.protection() instanceof Protection.Refused));
        };
    }

    /** Two processes of one service are stopped by one command. */
    static Object identity(Supervisor supervisor) {
        return switch (supervisor) {
            case Supervisor.Systemd unit -> Systemd.units(unit);
            case Supervisor.Runtime(var container, var _) -> container;
            case Supervisor.Parent(var parent, var _, var _) -> parent.ref();
        };
    }

    private Protection supervised(
            StopTarget target, Supervisor supervisor, List<StopTarget> parents) {
        ProcessDetails self = own.self();
        Protection ofTarget =
                ProtectedProcess.whenSupervised(
                        ProtectedProcess.of(target.process(), own), target.process());
        Protection ofSupervisor =
                switch (supervisor) {
                    case Supervisor.Systemd(var unit, var _, var _) ->
                            self != null && Objects.equals(self.unit(), unit)
                                    ? ProtectedProcess.protection(ProtectedProcess.SELF, self)
                                    : new Protection.Ordinary();
                    case Supervisor.Runtime(var container, var _) ->
                            self != null && Objects.equals(self.container(), container)
                                    ? ProtectedProcess.protection(ProtectedProcess.SELF, self)
                                    : new Protection.Ordinary();
                    case Supervisor.Parent(var parent, var _, boolean restarts) ->
                            parents.stream()
                                    .filter(each -> each.process().ref().equals(parent.ref()))
                                    .findFirst()
                                    .map(each -> ofParent(each, restarts))
                                    .orElseGet(Protection.Ordinary::new);
                };
        return Protection.stronger(ofTarget, ofSupervisor);
    }

    /**
     * A parent that is known to keep programs running is no login: that it leads a session, as
     * every daemon does, says nothing.
     */
    private Protection ofParent(StopTarget parent, boolean restarts) {
        ProtectedProcess guard = ProtectedProcess.of(parent.process(), own);
        return restarts && guard == ProtectedProcess.SESSION_LEADER
                ? new Protection.Ordinary()
                : parent.protection();
    }
}
