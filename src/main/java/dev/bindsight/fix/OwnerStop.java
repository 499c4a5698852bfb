package dev.bindsight.fix;

import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.ESRCH;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
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
     * @param fix on whose behalf
     * @param options which signal comes first, and how long it may take
     */
    void stop(
            Fix.Stop fix,
            List<Victim> victims,
            StopOptions options,
            StopObserver observer,
            StopLog log) {
        var held = new ArrayList<PinnedTarget>();
        List<Victim> oldestFirst =
                victims.stream().sorted((one, other) -> age(one).compareTo(age(other))).toList();
        try {
            for (Victim victim : oldestFirst) {
                if (observer.cancelled()) {
                    break;
                }
                signalFirst(fix, victim, options.signal(), observer, log, held);
            }
            if (options.signal() == Signal.SIGKILL) {
                finishKilled(fix, held, observer, log);
            } else {
                finish(fix, held, options.patience(), observer, log);
            }
        } finally {
            held.forEach(PinnedTarget::close);
        }
    }

    private static Long age(Victim victim) {
        return victim.process().ref().startTime();
    }

    private void signalFirst(
            Fix.Stop fix,
            Victim victim,
            Signal first,
            StopObserver observer,
            StopLog log,
            List<PinnedTarget> held) {
        ProcessDetails process = victim.process();
        if (ProtectedProcess.isNeverStopped(process)) {
            notSent(fix, process, new ActionFailure.NeverSignalled(), observer, log);
            return;
        }
        long start = System.nanoTime();
        switch (control.pin(process.ref())) {
            case Pinning.Gone _ ->
                    notSent(fix, process, new ActionFailure.AlreadyEnded(), observer, log);
            case Pinning.OtherNamespace _ ->
                    notSent(
                            fix,
                            process,
                            new ActionFailure.OtherNamespace(process.pid()),
                            observer,
                            log);
            case Pinning.Refused(TracedCall call) ->
                    log.refused(fix, process, null, call, missing(victim, call));
            case Pinning.Pinned(PinnedProcess pinned) -> {
                boolean keep = false;
                try {
                    keep = verifyAndSignal(fix, victim, first, pinned, start, observer, log);
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
            Fix.Stop fix,
            Victim victim,
            Signal first,
            PinnedProcess pinned,
            long start,
            StopObserver observer,
            StopLog log) {
        ProcessDetails process = victim.process();
        Identity.Holding holding =
                victim.sockets().isEmpty()
                        ? Identity.Holding.HOLDS
                        : identity.check(process.ref(), victim.sockets());
        return switch (holding) {
            case GAVE_UP -> notSent(fix, process, new ActionFailure.GaveUp(), observer, log);
            case GONE -> notSent(fix, process, new ActionFailure.AlreadyEnded(), observer, log);
            case HIDDEN -> notSent(fix, process, new ActionFailure.Unverifiable(), observer, log);
            case HOLDS -> {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                observer.step(
                        new StopStep.IdentityChecked(
                                process, !victim.sockets().isEmpty(), elapsed));
                yield signal(fix, victim, pinned, first, observer, log);
            }
        };
    }

    /** Returns false: there is nothing to wait for. */
    private static boolean notSent(
            Fix.Stop fix,
            ProcessDetails process,
            ActionFailure why,
            StopObserver observer,
            StopLog log) {
        observer.step(new StopStep.NoLongerOwner(process, why));
        log.nothingSent(fix, process, why);
        return false;
    }

    private boolean signal(
            Fix.Stop fix,
            Victim victim,
            PinnedProcess pinned,
            Signal signal,
            StopObserver observer,
            StopLog log) {
        ProcessDetails process = victim.process();
        TracedCall call = pinned.signal(signal);
        if (!(call.result() instanceof SyscallResult.Failed(Errno errno))) {
            observer.step(new StopStep.Signalled(process, signal, call, Instant.now()));
            return true;
        }
        if (errno.is(ESRCH)) {
            return notSent(fix, process, new ActionFailure.AlreadyEnded(), observer, log);
        }
        MissingPermission missing = missing(victim, call);
        observer.step(new StopStep.SignalRefused(process, signal, call, missing));
        log.refused(fix, process, signal, call, missing);
        return false;
    }

    /** Absent where the kernel's reason is another: a kernel before 5.3 has no pidfds. */
    private @Nullable MissingPermission missing(Victim victim, TracedCall call) {
        return call.result().gave(EPERM)
                ? permissions.refused(victim.process(), victim.supervisor())
                : null;
    }

    private void finish(
            Fix.Stop fix,
            List<PinnedTarget> held,
            Duration patience,
            StopObserver observer,
            StopLog log) {
        var killed = new ArrayList<PinnedTarget>();
        List<PinnedTarget> asked = held;
        while (!asked.isEmpty()) {
            ExitWait.Ended ended = ExitWait.await(asked, patience, observer);
            ended.exited().forEach(each -> log.ended(fix, each.process(), Signal.SIGTERM));
            var continued = new ArrayList<PinnedTarget>();
            for (PinnedTarget survivor : ended.running()) {
                if (observer.cancelled()) {
                    log.outlived(
                            fix,
                            survivor.process(),
                            Signal.SIGTERM,
                            new ActionFailure.WaitCancelled());
                } else {
                    outlived(fix, survivor, patience, observer, log, continued, killed);
                }
            }
            asked = continued;
        }
        finishKilled(fix, killed, observer, log);
    }

    private static void finishKilled(
            Fix.Stop fix, List<PinnedTarget> killed, StopObserver observer, StopLog log) {
        ExitWait.Ended afterKill = ExitWait.await(killed, AFTER_KILL, observer);
        afterKill.exited().forEach(each -> log.ended(fix, each.process(), Signal.SIGKILL));
        var why = new ActionFailure.OutlivedKill();
        afterKill.running().forEach(each -> log.outlived(fix, each.process(), Signal.SIGKILL, why));
    }

    /** It may end while the user makes up their mind: then there is nothing left to do. */
    private void outlived(
            Fix.Stop fix,
            PinnedTarget survivor,
            Duration patience,
            StopObserver observer,
            StopLog log,
            List<PinnedTarget> continued,
            List<PinnedTarget> killed) {
        ProcessDetails process = survivor.process();
        ProcessCondition condition = conditions.condition(process.ref()).orElse(null);
        if (condition != null && condition.outlivesSigterm()) {
            observer.step(new StopStep.Hindered(process, condition));
        }
        StopObserver.Next next = observer.outlived(process, condition);
        if (ExitWait.hasEnded(survivor)) {
            ExitWait.await(List.of(survivor), Duration.ZERO, observer);
            log.ended(fix, process, Signal.SIGTERM);
            return;
        }
        var victim = new Victim(process, List.of(), null);
        boolean goOn = !observer.cancelled();
        if (goOn
                && next == StopObserver.Next.CONTINUE
                && signal(fix, victim, survivor.pinned(), Signal.SIGCONT, observer, log)) {
            continued.add(PinnedTarget.now(process, survivor.pinned()));
            return;
        }
        log.outlived(
                fix, process, Signal.SIGTERM, new ActionFailure.OutlivedTerm(patience, condition));
        if (goOn
                && next == StopObserver.Next.KILL
                && signal(fix, victim, survivor.pinned(), Signal.SIGKILL, observer, log)) {
            killed.add(PinnedTarget.now(process, survivor.pinned()));
        }
    }
}
