package dev.bindsight.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One thread beside the answers, for what touches the record: a disk may take its time, and no
 * answer waits for it longer than a person would not notice.
 */
final class Aside implements AutoCloseable {
    /** How long an answer waits for something to add. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** How long the end of the program waits for what is being written. */
    private static final Duration FAREWELL = Duration.ofMillis(300);

    /** More than that waits only where the disk hangs; the rest is dropped. */
    private static final int MOST = 1_000;

    private final ExecutorService thread =
            new ThreadPoolExecutor(
                    0,
                    1,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST),
                    Thread.ofPlatform().daemon().name("record").factory());

    /** Has something done some time. */
    void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException tooMuchOrClosed) {
            // it is a favour
        }
    }

    /** Has something found out; empty where that takes too long. */
    <T> Optional<T> ask(Callable<Optional<T>> question) {
        var answer = new CompletableFuture<Optional<T>>();
        run(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends it, once what is being written is written, or that takes too long. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                var _ = thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
