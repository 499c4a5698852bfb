package dev.bindsight.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.bindsight.model.Arg;
import dev.bindsight.platform.linux.abi.SocketAbi;
import dev.bindsight.platform.linux.abi.SocketAbi.Pollfd;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Waits for one descriptor or several (poll(2)). */
final class Poll {
    /** How long a wait can go on after it was cancelled. */
    private static final int SLICE_MILLIS = 50;

    private static final List<Arg.Constant> EVENTS =
            List.of(
                    new Arg.Constant("POLLIN", SocketAbi.POLLIN),
                    new Arg.Constant("POLLPRI", SocketAbi.POLLPRI),
                    new Arg.Constant("POLLOUT", SocketAbi.POLLOUT),
                    new Arg.Constant("POLLERR", SocketAbi.POLLERR),
                    new Arg.Constant("POLLHUP", SocketAbi.POLLHUP),
                    new Arg.Constant("POLLNVAL", SocketAbi.POLLNVAL));

    private Poll() {}

    /**
     * Waits in one piece. A signal that interrupts it does not end the wait. A connecting socket is
     * writable when the connect is decided; a pidfd is readable when the process has ended.
     *
     * @return 1 if it is ready, 0 if the time ran out, or a negated errno
     */
    static int until(Libc libc, int fd, short events, Duration limit) {
        return until(libc, fd, events, limit, Integer.MAX_VALUE, () -> false);
    }

    /** What the last wait of this thread found, as {@code POLLOUT|POLLERR|POLLHUP}. */
    static Arg.Flags found(Libc libc) {
        return events(libc.scratch().struct.get(JAVA_SHORT, Pollfd.REVENTS));
    }

    /** Events by the names of poll.h. */
    static Arg.Flags events(int bits) {
        return bits == 0
                ? Arg.Flags.NONE
                : new Arg.Flags(
                        EVENTS.stream().filter(each -> (bits & each.value()) != 0).toList());
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

    /**
     * Waits until one of several is ready, in one piece. A signal does not end the wait.
     *
     * @return how many are ready, 0 if the time ran out, or a negated errno
     */
    static int group(Libc libc, List<Integer> fds, short events, Duration limit) {
        MemorySegment array = libc.scratch().data;
        for (int i = 0; i < fds.size(); i++) {
            long at = (long) i * Pollfd.SIZE;
            array.set(JAVA_INT, at + Pollfd.FD, fds.get(i));
            array.set(JAVA_SHORT, at + Pollfd.EVENTS, events);
            array.set(JAVA_SHORT, at + Pollfd.REVENTS, (short) 0);
        }
        long started = System.nanoTime();
        int result;
        do {
            Duration left = limit.minusNanos(System.nanoTime() - started);
            int millis = Math.clamp(millis(left), 0, Integer.MAX_VALUE);
            result = libc.poll(array.address(), fds.size(), millis);
        } while (result == -LinuxErrno.EINTR);
        return result;
    }

    /** What the last {@link #group} of this thread found, given what it returned. */
    static List<Arg.Flags> foundOfGroup(Libc libc, int count, int result) {
        if (result <= 0) {
            return Collections.nCopies(count, Arg.Flags.NONE);
        }
        MemorySegment array = libc.scratch().data;
        return IntStream.range(0, count)
                .mapToObj(
                        i -> events(array.get(JAVA_SHORT, (long) i * Pollfd.SIZE + Pollfd.REVENTS)))
                .toList();
    }

    private static int once(Libc libc, int fd, short events, int millis) {
        var pollfd = libc.scratch().struct;
        pollfd.set(JAVA_INT, Pollfd.FD, fd);
        pollfd.set(JAVA_SHORT, Pollfd.EVENTS, events);
        pollfd.set(JAVA_SHORT, Pollfd.REVENTS, (short) 0);
        return libc.poll(pollfd.address(), 1, millis);
    }
}
