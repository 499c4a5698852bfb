package dev.bindsight.inventory;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;

/**
 * The two threads that look into processes: the one that asks, and one of its own. The kernel does
 * the work in /proc on the calling thread, so a second thread nearly halves a scan; a third would
 * take the machine from the programs it is asked about.
 */
final class ScanCrew implements AutoCloseable {
    /** Fewer pieces than this are not worth waking another thread for. */
    private static final int WORTH_SHARING = 8;

    private final ExecutorService second =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("inventory-scan").factory());
    private final IntList here = new IntList();
    private final IntList there = new IntList();

    /**
     * Does {@code count} pieces of work, each once, and returns when all are done.
     *
     * @param work is given a list to use and the number of its piece
     */
    synchronized void each(int count, ObjIntConsumer<IntList> work) {
        var next = new AtomicInteger();
        if (count < WORTH_SHARING) {
            drain(next, count, here, work);
            return;
        }
        Future<?> other = second.submit(() -> drain(next, count, there, work));
        try {
            drain(next, count, here, work);
        } finally {
            await(other);
        }
    }

    private static void drain(
            AtomicInteger next, int count, IntList list, ObjIntConsumer<IntList> work) {
        for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
            work.accept(list, piece);
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
