package dev.bindsight.platform.linux;

import dev.bindsight.model.Arg;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Makes system calls from typed arguments. Nothing is checked that the kernel checks, because what
 * it says to a mistake is what is asked.
 */
final class LinuxCalls {
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
