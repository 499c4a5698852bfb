package dev.bindsight.text;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.SyscallResult.Failed;
import dev.bindsight.model.SyscallResult.Returned;
import dev.bindsight.model.TracedCall;

import java.util.List;
import java.util.Optional;

/** System calls as lines of text, the same in the window, in what is copied and in the terminal. */
public final class TraceText {
    private TraceText() {}

    /** {@code bind(14, 127.0.0.1:3000) = -1 EADDRINUSE (98)}. */
    public static String call(TracedCall call) {
        return call.syscall().label() + "(" + arguments(call) + ") = " + result(call);
    }

    /** {@code 14, 127.0.0.1:3000}. */
    public static String arguments(TracedCall call) {
        return ArgText.of(call.arguments());
    }

    /** {@code 14}, {@code -1 EADDRINUSE (98)}. */
    public static String result(TracedCall call) {
        return switch (call.result()) {
            case Returned(long value) -> Long.toString(value);
            case Failed(Errno errno) -> errno.isReturned() ? errno.toString() : "-1 " + errno;
        };
    }

    /**
     * The call that decided how an attempt was refused: the one that failed so; where the error of
     * a connect came later, what fetched it (getsockopt with SO_ERROR); where Bindsight's own clock
     * ended a wait, the call that waited.
     *
     * @return empty for any other outcome
     */
    public static Optional<TracedCall> deciding(Attempt attempt) {
        if (!(attempt.outcome() instanceof Outcome.Refused(Syscall syscall, Errno errno, var by))) {
            return Optional.empty();
        }
        List<TracedCall> trace = attempt.trace();
        return switch (by) {
            case KERNEL ->
                    first(trace, syscall, new Failed(errno))
                            .or(() ->
                                    first(trace, Syscall.GETSOCKOPT, new Returned(errno.number())));
            case TIMEOUT -> trace.stream().filter(call -> call.syscall() == syscall).findFirst();
        };
    }

    private static Optional<TracedCall> first(
            List<TracedCall> trace, Syscall syscall, SyscallResult result) {
        return trace.stream()
                .filter(call -> call.syscall() == syscall && call.result().equals(result))
                .findFirst();
    }
}
