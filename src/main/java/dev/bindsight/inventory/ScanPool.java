package dev.bindsight.inventory;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The two threads that look into processes: the one that asks, and one of its own. The kernel does
 * the work in /proc on the calling thread, so a second thread nearly halves a scan; a third would
 * take the machine from the programs it is asked about.
 */
final class ScanPool implements AutoCloseable {
    /** Fewer pieces than this are not worth waking another thread for. */
    static final int WORTH_SHARING = 8;

    private final ExecutorService second =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("inventory-scan").factory());

    /**
     * Does {@code count} pieces of work, each once, and returns when all are done.
     *
     * @param work is given the number of its piece, from 0 on
     */
    void each(int count, IntConsumer work) {
        each(count, count >= WORTH_SHARING, work);
    }

    /**
     * The same where it is known what the pieces are worth.
     *
     * @param shared whether it is done by both threads
     */
    void each(int count, boolean shared, IntConsumer work) {
        var next = new AtomicInteger();
        if (!shared) {
            drain(next, count, work);
            return;
        }
        Future<?> other = second.submit(() -> drain(next, count, work));
        try {
            drain(next, count, work);
        } finally {
            await(other);
        }
    }

    private static void drain(AtomicInteger next, int count, IntConsumer work) {
        for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
            work.accept(piece);
        }
    }

    private static void await(Future<?> other) {
        boolean interrupted = false;
        while (true) {
            try {
                other.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a scan failed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        second.shutdown();
    }
}
