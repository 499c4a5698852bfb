package dev.bindsight.view.trace;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.TraceText;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Set;

/** Which call of a trace decided how the attempt ended. */
public final class DecidingCall {
    /** What an attempt is made for; the other calls prepare it or look at it. */
    private static final Set<Syscall> ACCOMPLISHING =
            Set.of(
                    Syscall.BIND,
                    Syscall.LISTEN,
                    Syscall.CONNECT,
                    Syscall.GETSOCKOPT,
                    Syscall.SEND,
                    Syscall.RECV);

    private DecidingCall() {}

    /**
     * The call that failed, or the last one that had to work.
     *
     * @return absent where no call decided it, as when the user cancelled
     */
    public static @Nullable TracedCall of(Attempt attempt) {
        return TraceText.deciding(attempt).or(() -> accomplished(attempt)).orElse(null);
    }

    private static Optional<TracedCall> accomplished(Attempt attempt) {
        return attempt.trace().reversed().stream()
                .filter(call -> attempt.ok() && call.ok() && ACCOMPLISHING.contains(call.syscall()))
                // asked for the times, after it had worked
                .filter(call -> !call.isAbout("TCP_INFO"))
                .findFirst();
    }
}
