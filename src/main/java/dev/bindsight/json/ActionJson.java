package dev.bindsight.json;

import dev.bindsight.fix.StopReport;
import dev.bindsight.model.Errno;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Signal;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a stop did.
 *
 * @param fix on behalf of which fix: {@code stop-owner}, {@code stop-supervisor}
 * @param pid to which process, absent for a command
 * @param signal {@code SIGTERM} or {@code SIGKILL}, absent where none was sent
 * @param ok whether it worked
 * @param error why not
 * @param errno the kernel's reason, where it was the kernel
 */
public record ActionJson(
        String fix,
        @Nullable Integer pid,
        @Nullable String signal,
        boolean ok,
        @Nullable String error,
        @Nullable String errno) {
    /** The shape of an action. */
    static ActionJson of(StopReport.Action action) {
        ProcessDetails process = action.process();
        Signal signal = action.signal();
        Errno errno = action.errno();
        return new ActionJson(
                action.fix().id(),
                process == null ? null : process.pid().number(),
                signal == null ? null : signal.name(),
                action.ok(),
                action.error(),
                errno == null ? null : errno.name());
    }
}
