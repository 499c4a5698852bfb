package dev.bindsight.fix;

import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.ESRCH;

import dev.bindsight.model.Errno;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Supervisor;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.ProcessControl;
import dev.bindsight.platform.ProcessControl.PinnedProcess;
import dev.bindsight.platform.ProcessControl.Pinning;
import dev.bindsight.platform.ProcessTable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Ends processes: each is pinned, verified and asked to end, then all are waited for, then those
 * that did not listen are killed if the user says so.
 */
final class OwnerStop {
    private static final Duration AFTER_KILL = Duration.ofSeconds(3);

    private final ProcessControl control;
    private final Identity identity;
    private final Permissions permissions;
    private final ProcessTable conditions;

    OwnerStop(
            ProcessControl control,
            Identity identity,
            Permissions permissions,
            ProcessTable conditions) {
        this.control = control;
        this.conditions = conditions;
        this.identity = identity;
        this.permissions = permissions;
    }

    /**
     * A process to be ended.
     *
     * @param process the process
     * @param sockets it must still have one of these open; none for a parent, which is meant by
     *     itself
     * @param supervisor what may be stopped in its place where a signal is refused, absent if
     *     nothing is known
     */
    record Victim(
            ProcessDetails process,
            Collection<SocketEntry> sockets,
            @Nullable Supervisor supervisor) {
        /** An owner of ports. */
        static Victim of(StopTarget target) {
            return new Victim(target.process(), target.holds(), target.supervisor());
        }
    }

    /**
     * Ends processes, the oldest first: the parent of workers must know before it replaces them.
     *
     * @param options which signal comes first, and how long it may take
     * @param log on whose behalf, and who is told
     */
    void stop(List<Victim> victims, StopOptions options, StopLog log) {
        var held = new ArrayList<PinnedTarget>();
        List<Victim> oldestFirst =
                victims.stream().sorted((one, other) -> age(one).compareTo(age(other))).toList();
        try {
            for (Victim victim : oldestFirst) {
                if (log.cancelled()) {
                    break;
                }
                signalFirst(victim, options.signal(), log, held);
            }
            if (options.signal() == Signal.SIGKILL) {
                finishKilled(held, log);
            } else {
                finish(held, options.patience(), log);
            }
        } finally {
            held.forEach(PinnedTarget::close);
        }
    }

    private static Long age(Victim victim) {
        return victim.process().ref().startTime();
    }

    private void signalFirst(Victim victim, Signal first, StopLog log, List<PinnedTarget> held) {
        ProcessDetails process = victim.process();
        if (ProtectedProcess.isNeverStopped(process)) {
            log.notSent(process, new ActionFailure.NeverSignalled());
            return;
        }
        long start = System.nanoTime();
        switch (control.pin(process.ref())) {
            case Pinning.Gone _ -> log.notSent(process, new ActionFailure.AlreadyEnded());
            case Pinning.OtherNamespace _ ->
                    log.notSent(process, new ActionFailure.OtherNamespace(process.pid()));
            case Pinning.Refused(TracedCall call) ->
                    log.refused(process, null, call, missing(victim, call));
            case Pinning.Pinned(PinnedProcess pinned) -> {
                boolean keep = false;
                try {
                    keep = verifyAndSignal(victim, first, pinned, start, log);
                } finally {
                    if (!keep) {
                        pinned.close();
                    }
                }
                if (keep) {
                    held.add(PinnedTarget.now(process, pinned));
                }
            }
        }
    }

    /** Returns whether it was signalled and has to be waited for. */
    private boolean verifyAndSignal(
            Victim victim, Signal first, PinnedProcess pinned, long start, StopLog log) {
        ProcessDetails process = victim.process();
        Identity.Holding holding =
                victim.sockets().isEmpty()
                        ? Identity.Holding.HOLDS
                        : identity.check(process.ref(), victim.sockets());
        return switch (holding) {
            case GAVE_UP -> log.notSent(process, new ActionFailure.GaveUp());
            case GONE -> log.notSent(process, new ActionFailure.AlreadyEnded());
            case HIDDEN -> log.notSent(process, new ActionFailure.Unverifiable());
            case HOLDS -> {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                log.step(
                        new StopStep.IdentityChecked(
                                process, !victim.sockets().isEmpty(), elapsed));
                yield signal(victim, pinned, first, log);
            }
        };
    }

    private boolean signal(Victim victim, PinnedProcess pinned, Signal signal, StopLog log) {
        ProcessDetails process = victim.process();
        TracedCall call = pinned.signal(signal);
        if (!(call.result() instanceof SyscallResult.Failed(Errno errno))) {
            log.step(new StopStep.Signalled(process, signal, call, Instant.now()));
            return true;
        }
        if (errno.is(ESRCH)) {
            return log.notSent(process, new ActionFailure.AlreadyEnded());
        }
        MissingPermission missing = missing(victim, call);
        log.refused(process, signal, call, missing);
        return false;
    }

    /** Absent where the kernel's reason is another: a kernel before 5.3 has no pidfds. */
    private @Nullable MissingPermission missing(Victim victim, TracedCall call) {
        return call.result().gave(EPERM)
                ? permissions.refused(victim.process(), victim.supervisor())
                : null;
    }

    private void finish(List<PinnedTarget> held, Duration patience, StopLog log) {
        var killed = new ArrayList<PinnedTarget>();
        List<PinnedTarget> asked = held;
        while (!asked.isEmpty()) {
            ExitWait.Ended ended = ExitWait.await(asked, patience, log.observer());
            ended.exited().forEach(each -> log.ended(each.process(), Signal.SIGTERM));
            var continued = new ArrayList<PinnedTarget>();
            for (PinnedTarget survivor : ended.running()) {
                if (log.cancelled()) {
                    log.outlived(
                            survivor.process(), Signal.SIGTERM, new ActionFailure.WaitCancelled());
                } else {
                    outlived(survivor, patience, log, continued, killed);
                }
            }
            asked = continued;
        }
        finishKilled(killed, log);
    }

    private static void finishKilled(List<PinnedTarget> killed, StopLog log) {
        ExitWait.Ended afterKill = ExitWait.await(killed, AFTER_KILL, log.observer());
        afterKill.exited().forEach(each -> log.ended(each.process(), Signal.SIGKILL));
        var why = new ActionFailure.OutlivedKill();
        afterKill.running().forEach(each -> log.outlived(each.process(), Signal.SIGKILL, why));
    }

    /** It may end while the user makes up their mind: then there is nothing left to do. */
    private void outlived(
            PinnedTarget survivor,
            Duration patience,
            StopLog log,
            List<PinnedTarget> continued,
            List<PinnedTarget> killed) {
        ProcessDetails process = survivor.process();
        ProcessCondition condition = conditions.condition(process.ref()).orElse(null);
        if (condition != null && condition.outlivesSigterm()) {
            log.step(new StopStep.Hindered(process, condition));
        }
        StopObserver.Next next = log.observer().outlived(process, condition);
        if (ExitWait.hasEnded(survivor)) {
            ExitWait.await(List.of(survivor), Duration.ZERO, log.observer());
            log.ended(process, Signal.SIGTERM);
            return;
        }
        var victim = new Victim(process, List.of(), null);
        boolean goOn = !log.cancelled();
        if (goOn
                && next == StopObserver.Next.CONTINUE
                && signal(victim, survivor.pinned(), Signal.SIGCONT, log)) {
            continued.add(PinnedTarget.now(process, survivor.pinned()));
            return;
        }
        log.outlived(process, Signal.SIGTERM, new ActionFailure.OutlivedTerm(patience, condition));
        if (goOn
                && next == StopObserver.Next.KILL
                && signal(victim, survivor.pinned(), Signal.SIGKILL, log)) {
            killed.add(PinnedTarget.now(process, survivor.pinned()));
        }
    }
}
