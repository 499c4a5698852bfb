package dev.bindsight.view.trace;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.text.TraceText;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Which call of a trace decided how the attempt ended. */
public final class DecidingCall {
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
                .filter(call -> attempt.ok() && call.ok() && accomplishes(call.syscall()))
                // asked for the times, after it had worked
                .filter(call -> !call.isAbout("TCP_INFO"))
                .findFirst();
    }

    private static boolean accomplishes(Syscall syscall) {
        return switch (syscall) {
            case BIND, LISTEN, CONNECT, GETSOCKOPT, SEND, RECV -> true;
            case SOCKET,
                    SOCKETPAIR,
                    SETSOCKOPT,
                    ACCEPT,
                    ACCEPT4,
                    POLL,
                    SENDTO,
                    SENDMSG,
                    RECVFROM,
                    RECVMSG,
                    SHUTDOWN,
                    GETSOCKNAME,
                    GETPEERNAME,
                    DUP,
                    PIPE2,
                    FCNTL,
                    IOCTL,
                    SETRLIMIT,
                    PRLIMIT,
                    CLOSE,
                    GETADDRINFO,
                    GETNAMEINFO,
                    PIDFD_OPEN,
                    PIDFD_SEND_SIGNAL,
                    KILL ->
                    false;
        };
    }
}
