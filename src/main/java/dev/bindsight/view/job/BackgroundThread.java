package dev.bindsight.view.job;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Named daemon threads for work that must not run on the FX thread. Work that throws is told to the
 * thread's handler of uncaught exceptions, and the thread goes on with the next.
 */
final class BackgroundThread implements Background {
    private final ScheduledThreadPoolExecutor executor;

    /**
     * A thread that is started with its first work.
     *
     * @param most more than one for work that is done beside other work
     */
    BackgroundThread(String name, int most) {
        Thread.Builder.OfPlatform builder = Thread.ofPlatform().daemon();
        builder = most == 1 ? builder.name(name) : builder.name(name + "-", 1);
        executor = new ScheduledThreadPoolExecutor(most, builder.factory());
        if (most > 1) {
            executor.setKeepAliveTime(1, TimeUnit.SECONDS);
            executor.allowCoreThreadTimeOut(true);
        }
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
            var _ = executor.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
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

    /** Takes no more work and waits for none: what is due goes on, what is not yet is dropped. */
    void leave() {
        executor.shutdown();
    }

    /**
     * Waits for what was due when it was left; what is not done by then is interrupted. Not for the
     * FX thread.
     *
     * @param end as {@link System#nanoTime} counts
     */
    void finish(long end) {
        try {
            if (!executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
