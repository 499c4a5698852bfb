package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for one descriptor.
 *
 * {@snippet lang=c :
 * struct pollfd {       // poll.h
 *     int   fd;         // 0
 *     short events;     // 4
 *     short revents;    // 6
 * };
 * }
 */
final class Poll {
    /** Readable; of a pidfd: the process has ended. */
    static final short IN = 1;

    /** Writable; of a connecting socket: the connect is decided. */
    static final short OUT = 4;

    /** How long a wait can go on after it was cancelled. */
    private static final long SLICE_MILLIS = 50;

    private Poll() {}

    /**
     * Waits in slices, asking between them whether to go on. A signal that interrupts a slice does
     * not end the wait.
     *
     * @return 1 if it is ready, 0 if the time ran out or the wait was cancelled, or a negated errno
     */
    static int until(Libc libc, int fd, short events, Duration limit, BooleanSupplier cancelled) {
        long started = System.nanoTime();
        while (!cancelled.getAsBoolean()) {
            Duration left = limit.minusNanos(System.nanoTime() - started);
            // rounded up: the last millisecond is slept through, not polled through
            long millis = left.plusNanos(999_999).toMillis();
            int result = once(libc, fd, events, (int) Math.clamp(millis, 0, SLICE_MILLIS));
            if (result != 0 && result != -LinuxErrno.EINTR) {
                return result;
            }
            if (limit.minusNanos(System.nanoTime() - started).isNegative()) {
                return 0;
            }
        }
        return 0;
    }

    private static int once(Libc libc, int fd, short events, int millis) {
        var pollfd = libc.scratch().struct;
        pollfd.set(JAVA_INT, 0, fd);
        pollfd.set(JAVA_SHORT, 4, events);
        pollfd.set(JAVA_SHORT, 6, (short) 0);
        return libc.poll(pollfd.address(), 1, millis);
    }
}
