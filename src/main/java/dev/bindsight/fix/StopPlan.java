package dev.bindsight.fix;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What stopping the owners of some ports would hit, found out before anything is touched.
 *
 * @param sockets the sockets to be freed, as they are now; one that is gone as it was last seen
 * @param targets every process that holds one of them, by pid
 * @param supervisors the parent processes that a choice would stop, and what goes with them
 * @param clients who is connected to any socket of the targets; each connection counts once,
 *     however many of the targets serve its port
 * @param obstacles the sockets whose owner no choice stops
 * @param choices what can be done, the one that frees the ports for good first; empty if nothing
 *     can be: then every socket has an obstacle
 */
public record StopPlan(
        List<SocketEntry> sockets,
        List<StopTarget> targets,
        List<StopTarget> supervisors,
        List<Client> clients,
        List<Obstacle> obstacles,
        List<StopChoice> choices) {
    /** Copies the lists. */
    public StopPlan {
        sockets = List.copyOf(sockets);
        targets = List.copyOf(targets);
        supervisors = List.copyOf(supervisors);
        clients = List.copyOf(clients);
        obstacles = List.copyOf(obstacles);
        choices = List.copyOf(choices);
    }

    /**
     * The plan that has the units stopped whose processes cannot be seen, for someone who is
     * allowed to have that done. The owners stay as unknown as they are.
     *
     * @return empty if there is a choice already, or no unit is known
     */
    public Optional<StopPlan> instead() {
        List<Fix.Stop> fixes =
                obstacles.stream()
                        .map(Obstacle::missing)
                        .filter(Objects::nonNull)
                        .map(MissingPermission::instead)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (!choices.isEmpty() || fixes.isEmpty()) {
            return Optional.empty();
        }
        var choice = new StopChoice(fixes, new Protection.Ordinary());
        return Optional.of(
                new StopPlan(sockets, targets, supervisors, clients, obstacles, List.of(choice)));
    }

    /** Those of the targets that a choice ends, by a signal or with what keeps them. */
    public List<StopTarget> ended(StopChoice choice) {
        return targets.stream()
                .filter(target -> StopChoices.stops(List.of(choice), target))
                .toList();
    }

    /** The owners that one of the owners has started: the workers of a master. */
    public List<StopTarget> workers(StopTarget master) {
        return targets.stream()
                .filter(each -> master.process().ref().equals(each.process().facts().parent()))
                .toList();
    }

    /**
     * The owners that keep the port and have workers to replace, where only workers are stopped.
     *
     * @param stopped which owners are
     */
    public List<StopTarget> mastersLeft(Collection<ProcessRef> stopped) {
        return targets.stream()
                .filter(each -> !stopped.contains(each.process().ref()))
                .filter(each ->
                        workers(each).stream()
                                .anyMatch(worker -> stopped.contains(worker.process().ref())))
                .toList();
    }

    /**
     * The choice that stops only some of the targets.
     *
     * @return empty if none of the targets is among {@code processes}, or one of them is refused
     */
    public Optional<StopChoice> only(Collection<ProcessRef> processes) {
        List<StopTarget> chosen =
                targets.stream().filter(each -> processes.contains(each.process().ref())).toList();
        Protection protection = Protection.strongest(chosen);
        if (chosen.isEmpty() || protection instanceof Protection.Refused) {
            return Optional.empty();
        }
        Fix.Stop fix = new Fix.StopOwner(chosen.stream().map(StopTarget::process).toList());
        return Optional.of(new StopChoice(List.of(fix), protection));
    }
}
