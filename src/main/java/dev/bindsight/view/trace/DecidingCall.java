package dev.bindsight.view.trace;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/** Which call of a trace decided how the attempt ended. */
public final class DecidingCall {
    private DecidingCall() {}

    /**
     * The last call that the outcome names: the one that failed, or the one that had to work.
     *
     * @return absent where no call decided it, as when the user cancelled
     */
    public static @Nullable TracedCall of(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Refused(Syscall syscall, var _, var _) ->
                    last(attempt.trace(), call -> call.syscall() == syscall && decides(call));
            case Outcome.Worked _ ->
                    last(attempt.trace(), call -> call.ok() && accomplishes(call.syscall()));
            case Outcome.Unresolved _, Outcome.Cancelled _, Outcome.NotTried _ -> null;
        };
    }

    /** SO_ERROR is read by a getsockopt that itself returns 0, as does a poll that times out. */
    private static boolean decides(TracedCall call) {
        return !call.ok() || call.syscall() == Syscall.GETSOCKOPT || call.syscall() == Syscall.POLL;
    }

    private static boolean accomplishes(Syscall syscall) {
        return switch (syscall) {
            case BIND, LISTEN, CONNECT, GETSOCKOPT, SEND, RECV -> true;
            case SOCKET,
                    SETSOCKOPT,
                    ACCEPT,
                    POLL,
                    SHUTDOWN,
                    GETSOCKNAME,
                    CLOSE,
                    PIDFD_OPEN,
                    PIDFD_SEND_SIGNAL,
                    KILL ->
                    false;
        };
    }

    private static @Nullable TracedCall last(List<TracedCall> trace, Predicate<TracedCall> fits) {
        return trace.reversed().stream().filter(fits).findFirst().orElse(null);
    }
}
