package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is done on behalf of one fix: each thing is told to who watches and written down at once.
 * Used by one thread.
 *
 * @param fix the fix
 * @param observer who watches
 * @param actions what was done in the stop so far, in order
 */
record StopLog(Fix.Stop fix, StopObserver observer, List<StopReport.Action> actions) {
    /** Something happened that is no action. */
    void step(StopStep step) {
        observer.step(step);
    }

    /** Whether the user has cancelled. */
    boolean cancelled() {
        return observer.cancelled();
    }

    /** A signal was sent and the process ended, which was told when it was seen. */
    void ended(ProcessDetails process, Signal signal) {
        actions.add(new StopReport.Action(fix, process, signal, true, null, null, null));
    }

    /** A signal was sent and the process runs on. */
    void outlived(ProcessDetails process, Signal signal, ActionFailure why) {
        actions.add(new StopReport.Action(fix, process, signal, false, why, null, null));
    }

    /** Nothing was sent. Returns false: there is nothing to wait for. */
    boolean notSent(ProcessDetails process, ActionFailure why) {
        step(new StopStep.NoLongerOwner(process, why));
        actions.add(new StopReport.Action(fix, process, null, false, why, null, null));
        return false;
    }

    /** The kernel refused a call: that of a signal, or where there is none the one before it. */
    void refused(
            ProcessDetails process,
            @Nullable Signal signal,
            TracedCall call,
            @Nullable MissingPermission missing) {
        if (signal != null) {
            step(new StopStep.SignalRefused(process, signal, call, missing));
        }
        Errno errno = call.result() instanceof SyscallResult.Failed(Errno failed) ? failed : null;
        var why = new ActionFailure.CallRefused(call.syscall(), errno);
        actions.add(new StopReport.Action(fix, process, signal, false, why, errno, missing));
    }

    /** A command was run. */
    void command(@Nullable ActionFailure failure, @Nullable MissingPermission missing) {
        actions.add(
                new StopReport.Action(fix, null, null, failure == null, failure, null, missing));
    }
}
