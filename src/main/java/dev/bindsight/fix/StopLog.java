package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.Fix;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.Texts;

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
    void outlived(Fix.Stop fix, ProcessDetails process, Signal signal, String why) {
        actions.add(new StopReport.Action(fix, process, signal, false, why, null, null));
    }

    /** Nothing was sent. */
    void nothingSent(Fix.Stop fix, ProcessDetails process, String why) {
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
        String why =
                Texts.get(
                        "fix.refused.call",
                        call.syscall().label(),
                        errno == null ? "" : errno.name());
        actions.add(new StopReport.Action(fix, process, signal, false, why, errno, missing));
    }

    /** A command was run. */
    void command(Fix.Stop fix, @Nullable String error, @Nullable MissingPermission missing) {
        actions.add(new StopReport.Action(fix, null, null, error == null, error, null, missing));
    }
}
