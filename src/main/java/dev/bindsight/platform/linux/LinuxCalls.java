package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.CallPort;
import dev.bindsight.platform.CallScope;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes system calls from typed arguments. Nothing is checked that the kernel checks, because what
 * it says to a mistake is what is asked.
 */
final class LinuxCalls implements CallPort {
    /** A call that begins only after it was woken is woken once more. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Libc libc;

    /** Found when they are first needed; two threads may find the same one. */
    private final @Nullable MemorySegment[] functions =
            new @Nullable MemorySegment[Syscall.values().length];

    LinuxCalls(Libc libc) {
        this.libc = libc;
    }

    /** Makes a call whose descriptors are the caller's to close. */
    TracedCall make(Syscall syscall, List<Arg> arguments) {
        MemorySegment function = function(syscall);
        CallFrame frame = libc.scratch().frame();
        long[] registers = frame.enter(arguments);
        try {
            long started = System.nanoTime();
            int result = libc.call(function, registers);
            long ended = System.nanoTime();
            List<Arg> after = result < 0 ? arguments : frame.returned(arguments, result);
            return Trace.of(syscall, after, result, started, ended);
        } finally {
            frame.leave();
        }
    }

    @Override
    public Set<Syscall> calls() {
        return EnumSet.complementOf(
                EnumSet.of(Syscall.PIDFD_OPEN, Syscall.PIDFD_SEND_SIGNAL, Syscall.KILL));
    }

    @Override
    public Optional<Arg.Constant> constant(String name) {
        return Optional.ofNullable(LinuxConstants.byName().get(name));
    }

    @Override
    public CallScope open(Duration patience) {
        return new LinuxCallScope(libc, this, patience);
    }

    /** Runs something when the patience is over, and again until it is cancelled. */
    Future<?> later(Runnable wake, CallCheck check) {
        return Alarms.THREAD.scheduleWithFixedDelay(
                wake, check.patience().toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The thread that wakes; it is there once something could block. */
    private static final class Alarms {
        static final ScheduledThreadPoolExecutor THREAD =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("call-alarm").factory());

        static {
            THREAD.setRemoveOnCancelPolicy(true);
        }
    }

    private MemorySegment function(Syscall syscall) {
        MemorySegment known = functions[syscall.ordinal()];
        if (known == null) {
            known = Libc.function(name(syscall));
            functions[syscall.ordinal()] = known;
        }
        return known;
    }

    /** What a call is in libc; where it takes more than was given, the rest is zero. */
    private static String name(Syscall syscall) {
        return switch (syscall) {
            case ACCEPT -> "accept4";
            case SEND -> "sendto";
            case RECV -> "recvfrom";
            case GETADDRINFO, GETNAMEINFO, PIDFD_OPEN, PIDFD_SEND_SIGNAL, KILL ->
                    throw new IllegalArgumentException("not made so: " + syscall.label());
            default -> syscall.label();
        };
    }
}
