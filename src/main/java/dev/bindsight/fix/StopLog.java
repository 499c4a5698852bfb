package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What was done in one stop, in order. Used by one thread. */
final class StopLog {
    private final List<StopReport.Action> actions = new ArrayList<>();

    List<StopReport.Action> actions() {
        return List.copyOf(actions);
    }

    /** A signal was sent and the process ended. */
    void ended(Fix.Stop fix, ProcessDetails process, Signal signal) {
        actions.add(new StopReport.Action(fix, process, signal, true, null, null, null));
    }

    /** A signal was sent and the process runs on. */
    void outlived(Fix.Stop fix, ProcessDetails process, Signal signal, ActionFailure why) {
        actions.add(new StopReport.Action(fix, process, signal, false, why, null, null));
    }

    /** Nothing was sent. */
    void nothingSent(Fix.Stop fix, ProcessDetails process, ActionFailure why) {
        actions.add(new StopReport.Action(fix, process, null, false, why, null, null));
    }

    /** The kernel refused a call. */
    void refused(
            Fix.Stop fix,
            ProcessDetails process,
            @Nullable Signal signal,
            TracedCall call,
            @Nullable MissingPermission missing) {
        Errno errno = call.result() instanceof SyscallResult.Failed(Errno failed) ? failed : null;
        var why = new ActionFailure.CallRefused(call.syscall(), errno);
        actions.add(new StopReport.Action(fix, process, signal, false, why, errno, missing));
    }

    /** A command was run. */
    void command(
            Fix.Stop fix, @Nullable ActionFailure failure, @Nullable MissingPermission missing) {
        actions.add(
                new StopReport.Action(fix, null, null, failure == null, failure, null, missing));
    }
}
