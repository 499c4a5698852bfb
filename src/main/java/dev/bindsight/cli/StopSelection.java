package dev.bindsight.cli;

import dev.bindsight.fix.Protection;
import dev.bindsight.fix.StopChoice;
import dev.bindsight.fix.StopPlan;
import dev.bindsight.fix.StopTarget;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.text.Texts;
import dev.bindsight.words.stop.ObstacleText;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of the choices of a plan a command line may have. */
final class StopSelection {
    private StopSelection() {}

    /**
     * What may be asked for: the choices of the plan, or with pids the one that stops these.
     *
     * @param pids of owners found just now
     * @throws WrongRequest if one of the pids is no owner
     */
    static List<StopChoice> offered(StopPlan plan, List<Integer> pids) {
        refuseStrangers(plan.targets(), pids);
        if (pids.isEmpty()) {
            return plan.choices();
        }
        Set<ProcessRef> named =
                plan.targets().stream()
                        .map(each -> each.process().ref())
                        .filter(ref -> pids.contains(ref.pid().number()))
                        .collect(Collectors.toSet());
        return plan.only(named).stream().toList();
    }

    /**
     * What is done when nobody is asked: the owners end, and what would start them again is left
     * alone, as far as there is a choice. Of docker-proxy, say, the container is stopped, since
     * without that its port stays held.
     *
     * @param offered at least one, of the plan
     * @param named whether the command line names every process by its pid, which a script may do
     *     in place of typing a word
     * @throws WrongRequest if it takes a typed confirmation
     */
    static StopChoice unasked(StopPlan plan, List<StopChoice> offered, boolean named) {
        StopChoice choice =
                offered.stream()
                        .filter(each -> endsMost(plan, each, offered))
                        .max(Comparator.comparingLong(StopSelection::owners))
                        .orElseThrow();
        if (!named
                && choice.protection() instanceof Protection.TypedConfirmation typed
                && typed.grave()) {
            throw new WrongRequest(Texts.get("cli.stop.needsTyping", ObstacleText.of(typed)));
        }
        return choice;
    }

    /** Whether it ends every owner that any of them ends; the widest of a plan always does. */
    private static boolean endsMost(StopPlan plan, StopChoice choice, List<StopChoice> offered) {
        List<StopTarget> ended = plan.ended(choice);
        return offered.stream().allMatch(other -> ended.containsAll(plan.ended(other)));
    }

    /** How many owners it signals themselves; the first choice of several with as many wins. */
    private static long owners(StopChoice choice) {
        return choice.fixes().stream()
                .mapToLong(
                        fix -> fix instanceof Fix.StopOwner(var processes) ? processes.size() : 0)
                .sum();
    }

    /**
     * Makes sure that only owners are named.
     *
     * @throws WrongRequest naming the first that is none, and the owners there are
     */
    static void refuseStrangers(List<StopTarget> owners, List<Integer> pids) {
        Set<Integer> known =
                owners.stream()
                        .map(each -> each.process().pid())
                        .map(Pid::number)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (int pid : pids) {
            if (!known.contains(pid)) {
                String accepted =
                        known.isEmpty()
                                ? Texts.get("cli.stop.noOwner")
                                : known.stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "));
                throw new WrongRequest(
                        Texts.get("cli.stop.stranger", Integer.toString(pid), accepted));
            }
        }
    }
}
