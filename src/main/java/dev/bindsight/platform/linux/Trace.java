package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import java.time.Duration;
import java.util.List;

/** Makes a trace line of a call that has just returned. */
final class Trace {
    private Trace() {}

    /**
     * One call.
     *
     * @param result what it returned, or a negated errno
     * @param started what {@link System#nanoTime()} was before it
     */
    static TracedCall of(Syscall call, List<Arg> arguments, int result, long started) {
        return of(call, arguments, result, started, System.nanoTime());
    }

    /** One call whose arguments are written down after it has ended. */
    static TracedCall of(Syscall call, List<Arg> arguments, int result, long started, long ended) {
        Duration duration = Duration.ofNanos(ended - started);
        return new TracedCall(call, arguments, result(result), duration);
    }

    /** What a call gave that returned a value or a negated errno. */
    static SyscallResult result(int result) {
        return result < 0
                ? new SyscallResult.Failed(LinuxErrno.of(-result))
                : new SyscallResult.Returned(result);
    }
}
