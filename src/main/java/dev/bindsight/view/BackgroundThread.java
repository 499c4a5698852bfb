package dev.bindsight.view;

import dev.bindsight.view.ports.Background;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A named daemon thread for work that must not run on the FX thread. Work that throws is told to
 * the thread's handler of uncaught exceptions, and the thread goes on with the next.
 */
final class BackgroundThread implements Background, AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final ScheduledThreadPoolExecutor executor;

    BackgroundThread(String name) {
        executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name(name).factory());
        // what is due only later would keep the thread, and who closes it, waiting
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException closed) {
            // the window is closing; nobody would see the result
        }
    }

    @Override
    public void executeAfter(Duration delay, Runnable work) {
        try {
            executor.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the window is closing; nobody would see the result
        }
    }

    /** An executor keeps what its work throws to itself; here it is told as of any thread. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error bug) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    /** Takes no more work and waits for none: what is still read is for nobody. */
    void leave() {
        executor.shutdown();
    }

    /** Finishes what is due, so that settings chosen last are written; drops what is not yet. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
