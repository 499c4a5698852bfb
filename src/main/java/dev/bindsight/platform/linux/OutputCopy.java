package dev.bindsight.platform.linux;

import dev.bindsight.platform.linux.abi.SocketAbi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on at once what a command writes, and keeps the last of it. */
final class OutputCopy {
    /** How much is kept, and read at once. */
    static final int LAST = 64 * 1024;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** What still comes so long after the last of it is of a process that was left behind. */
    private static final Duration QUIET = Duration.ofMillis(200);

    /** How long such a process is listened to at most. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Libc libc;
    private final int from;
    private final int to;
    private final LastBytes last = new LastBytes(LAST);
    private final Thread thread;

    private volatile boolean writing;
    private final AtomicLong times = new AtomicLong();

    private OutputCopy(Libc libc, int from, int to) {
        this.libc = libc;
        this.from = from;
        this.to = to;
        thread = Thread.ofPlatform().daemon().name("output-" + to).unstarted(this::copy);
    }

    /** Begins. It goes on until all who could write have closed their end, or this process ends. */
    static OutputCopy begin(Libc libc, int from, int to) {
        var copy = new OutputCopy(libc, from, to);
        copy.thread.start();
        return copy;
    }

    /** What was kept. */
    LastBytes last() {
        return last;
    }

    /**
     * Returns when everything has arrived that was written up to now. Whoever else was given the
     * descriptor by the command, and keeps it, is heard for a moment longer and no more; but where
     * a terminal was stopped with Ctrl+S, that is waited for.
     */
    void finish() {
        long began = System.nanoTime();
        long changed = began;
        long seen = times.get();
        try {
            while (!thread.join(GLANCE)) {
                long now = System.nanoTime();
                if (writing || times.get() != seen) {
                    changed = now;
                }
                boolean quiet = now - changed > QUIET.toNanos();
                boolean enough = now - began > MOMENT.toNanos() && times.get() != seen;
                if (quiet || enough) {
                    return;
                }
                seen = times.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LAST);
            int size = read(buffer);
            // a pseudo-terminal that nobody has open any more says EIO
            while (size > 0) {
                last.add(buffer, size);
                writing = true;
                boolean written = write(buffer, size);
                writing = false;
                times.incrementAndGet();
                if (!written) {
                    break;
                }
                size = read(buffer);
            }
        }
        // where nobody reads any more, the command is to notice it as it would alone
        libc.close(from);
    }

    private int read(MemorySegment buffer) {
        int size;
        do {
            size = libc.read(from, buffer.address(), buffer.byteSize());
        } while (size == -LinuxErrno.EINTR);
        return size;
    }

    private boolean write(MemorySegment buffer, int size) {
        for (int done = 0; done < size; ) {
            int written = libc.write(to, buffer.address() + done, size - done);
            if (written >= 0) {
                done += written;
            } else if (written == -LinuxErrno.EAGAIN) {
                Poll.until(libc, to, SocketAbi.POLLOUT, BETWEEN_TRIES);
            } else if (written != -LinuxErrno.EINTR) {
                return false;
            }
        }
        return true;
    }
}
