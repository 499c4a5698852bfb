package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.time.Duration;
import java.util.StringJoiner;
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
    private static final int SLICE_MILLIS = 50;

    private static final String[] NAMES = {
        "POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL"
    };

    private Poll() {}

    /**
     * Waits in one piece. A signal that interrupts it does not end the wait.
     *
     * @return 1 if it is ready, 0 if the time ran out, or a negated errno
     */
    static int until(Libc libc, int fd, short events, Duration limit) {
        return until(libc, fd, events, limit, Integer.MAX_VALUE, () -> false);
    }

    /** What the last wait of this thread found, as {@code POLLOUT|POLLERR|POLLHUP}. */
    static String found(Libc libc) {
        return names(libc.scratch().struct.get(JAVA_SHORT, 6));
    }

    /** Events by the names of poll.h. */
    static String names(int events) {
        var names = new StringJoiner("|");
        for (int bit = 0; bit < NAMES.length; bit++) {
            if ((events & 1 << bit) != 0) {
                names.add(NAMES[bit]);
            }
        }
        return names.toString();
    }

    /** Whole milliseconds, rounded up: the last one is slept through, not polled through. */
    static long millis(Duration limit) {
        return limit.plusNanos(999_999).toMillis();
    }

    /**
     * Waits in slices, asking between them whether to go on. A signal that interrupts a slice does
     * not end the wait.
     *
     * @return 1 if it is ready, 0 if the time ran out or the wait was cancelled, or a negated errno
     */
    static int until(Libc libc, int fd, short events, Duration limit, BooleanSupplier cancelled) {
        return until(libc, fd, events, limit, SLICE_MILLIS, cancelled);
    }

    private static int until(
            Libc libc, int fd, short events, Duration limit, int slice, BooleanSupplier cancelled) {
        long started = System.nanoTime();
        while (!cancelled.getAsBoolean()) {
            Duration left = limit.minusNanos(System.nanoTime() - started);
            int result = once(libc, fd, events, Math.clamp(millis(left), 0, slice));
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
