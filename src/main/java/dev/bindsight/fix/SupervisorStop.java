package dev.bindsight.fix;

import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Stops what would start an owner again: a unit or container by the program that speaks for it, a
 * parent as the process it is. The owners have to be gone afterwards too; one that is not is
 * stopped next, unless a signal to it is out of the question.
 */
final class SupervisorStop {
    /** A unit has 90 s to end unless it says otherwise, and a password has to be typed first. */
    private static final Duration UNIT_LIMIT = Duration.ofMinutes(2);

    /** {@code docker stop} gives a container 10 s by itself. */
    private static final Duration CONTAINER_LIMIT = Duration.ofSeconds(20);

    private static final Duration OWNERS_FOLLOW = Duration.ofSeconds(1);

    private final ProcessControl control;
    private final Systemd systemd;
    private final Containers containers;
    private final Permissions permissions;
    private final OwnerStop owners;

    SupervisorStop(
            ProcessControl control,
            Systemd systemd,
            Containers containers,
            Permissions permissions,
            OwnerStop owners) {
        this.control = control;
        this.systemd = systemd;
        this.containers = containers;
        this.permissions = permissions;
        this.owners = owners;
    }

    /**
     * Stops a supervisor and what it keeps.
     *
     * @param kept the owners it would start again
     */
    void stop(Fix.StopSupervisor fix, List<StopTarget> kept, StopOptions options, StopLog log) {
        var held = new ArrayList<PinnedTarget>();
        try {
            for (StopTarget target : kept) {
                if (control.pin(target.process().ref())
                        instanceof Pinning.Pinned(PinnedProcess pinned)) {
                    held.add(PinnedTarget.now(target.process(), pinned));
                }
            }
            boolean stopped =
                    fix.supervisor() instanceof Supervisor.Parent(var parent, var _, var _)
                            ? stopParent(parent, options, log)
                            : command(fix, run(fix.supervisor(), kept, held, log.observer()), log);
            if (stopped && !log.cancelled()) {
                follow(kept, held, options, log);
            }
        } finally {
            held.forEach(PinnedTarget::close);
        }
    }

    private boolean stopParent(ProcessDetails parent, StopOptions options, StopLog log) {
        var victim = new OwnerStop.Victim(parent, List.of(), null);
        owners.stop(List.of(victim), options, log);
        return hasEnded(parent);
    }

    private Commands.Result run(
            Supervisor supervisor,
            List<StopTarget> kept,
            List<PinnedTarget> held,
            StopObserver observer) {
        Duration limit = supervisor instanceof Supervisor.Systemd ? UNIT_LIMIT : CONTAINER_LIMIT;
        var wait = new CommandWait(held, limit, observer);
        return switch (supervisor) {
            case Supervisor.Systemd unit -> {
                Uid owner = kept.isEmpty() ? Uid.ROOT : kept.getFirst().process().facts().uid();
                yield systemd.stop(unit, owner, limit, wait);
            }
            case Supervisor.Runtime(var container, var _) ->
                    containers.stop(container, limit, wait);
            case Supervisor.Parent parent ->
                    throw new IllegalArgumentException("a parent is a process: " + parent);
        };
    }

    private boolean hasEnded(ProcessDetails parent) {
        return switch (control.pin(parent.ref())) {
            case Pinning.Gone _ -> true;
            case Pinning.Refused _, Pinning.OtherNamespace _ -> false;
            case Pinning.Pinned(PinnedProcess pinned) -> {
                try (PinnedTarget held = PinnedTarget.now(parent, pinned)) {
                    yield ExitWait.hasEnded(held);
                }
            }
        };
    }

    /** Most owners end with their supervisor; a moment later, one that has not is on its own. */
    private void follow(
            List<StopTarget> kept, List<PinnedTarget> held, StopOptions options, StopLog log) {
        List<PinnedTarget> ownersHeld =
                held.stream().filter(each -> each.process().pid().number() != 1).toList();
        ExitWait.Ended ended = ExitWait.await(ownersHeld, OWNERS_FOLLOW, log.observer());
        List<OwnerStop.Victim> next =
                kept.stream()
                        .filter(target -> !(target.protection() instanceof Protection.Refused))
                        .filter(target -> contains(ended.running(), target.process()))
                        .map(OwnerStop.Victim::of)
                        .toList();
        if (!next.isEmpty() && !log.cancelled()) {
            owners.stop(next, options, log);
        }
    }

    private static boolean contains(List<PinnedTarget> held, ProcessDetails process) {
        return held.stream().anyMatch(each -> each.process().ref().equals(process.ref()));
    }

    /** Returns whether it worked. */
    private boolean command(Fix.StopSupervisor fix, Commands.Result result, StopLog log) {
        return switch (result) {
            case Commands.Result.Ran(var command, int status, var output, var elapsed) -> {
                log.step(new StopStep.CommandRun(fix, command, status, output, elapsed));
                @Nullable ActionFailure failure =
                        status == 0 ? null : failure(command, status, output);
                log.command(failure, status == 0 ? null : missing(fix, output));
                yield status == 0;
            }
            case Commands.Result.Absent(String program) -> {
                log.command(new ActionFailure.CommandAbsent(program), null);
                yield false;
            }
            case Commands.Result.GivenUp(var command, var _, var elapsed, boolean cancelled) -> {
                log.command(
                        cancelled
                                ? new ActionFailure.CommandCancelled(command, elapsed)
                                : new ActionFailure.CommandSlow(command, elapsed),
                        null);
                yield false;
            }
        };
    }

    private static ActionFailure failure(List<String> command, int status, String output) {
        return new ActionFailure.CommandFailed(
                command, status, output.lines().findFirst().orElse(""));
    }

    private @Nullable MissingPermission missing(Fix.StopSupervisor fix, String output) {
        String said = output.toLowerCase(Locale.ROOT);
        boolean denied =
                said.contains("authentication")
                        || said.contains("permission denied")
                        || said.contains("access denied")
                        || said.contains("not permitted");
        return denied ? permissions.command(fix.supervisor()) : null;
    }
}
