package dev.bindsight.probe;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.TracedCall;
import dev.bindsight.platform.SocketCalls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * connect(2) on blocking sockets, each on a thread of its own, which close(2) would not wake but
 * shutdown(2) does. The threads are kept for a moment, since each has native memory.
 */
final class BlockingConnects {
    private static final Duration KEPT = Duration.ofSeconds(1);

    /** A shutdown that came before the connect wakes nothing and is made again after this. */
    private static final Duration AGAIN = Duration.ofMillis(5);

    private final SocketCalls calls;
    private final ExecutorService threads;

    BlockingConnects(SocketCalls calls) {
        this.calls = calls;
        ThreadFactory factory = Thread.ofPlatform().daemon().name("blocking-connect").factory();
        threads =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        KEPT.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new SynchronousQueue<>(),
                        factory);
    }

    /**
     * How one ended.
     *
     * @param connect the call
     * @param shutdown the call that ended it, absent if the kernel did
     * @param cancelled whether it was ended by a cancel, not by the clock
     */
    record Ended(TracedCall connect, @Nullable TracedCall shutdown, boolean cancelled) {}

    /**
     * Connects; the descriptor is no other thread's any more when this returns.
     *
     * @param limit how long at most, from when connect(2) is called
     * @param atDeadline is run when the time is up, before the connect is ended
     */
    Ended connect(
            int descriptor,
            Endpoint remote,
            int scope,
            Duration limit,
            Runnable atDeadline,
            Cancellation cancellation) {
        var begun = new CountDownLatch(1);
        var news = new Semaphore(0);
        var connect =
                new FutureTask<>(
                        () -> {
                            begun.countDown();
                            return calls.connect(descriptor, remote, scope);
                        }) {
                    @Override
                    protected void done() {
                        news.release();
                    }
                };
        try (var _ = cancellation.onCancel(news::release)) {
            threads.execute(connect);
            boolean interrupted = !await(begun, news, limit);
            if (connect.isDone()) {
                return new Ended(connect.resultNow(), null, false);
            }
            boolean cancelled = interrupted || cancellation.getAsBoolean();
            if (!cancelled) {
                atDeadline.run();
                if (connect.isDone()) {
                    // late, and still the kernel's answer
                    return new Ended(connect.resultNow(), null, false);
                }
            }
            TracedCall shutdown = end(descriptor, connect);
            return new Ended(connect.resultNow(), shutdown, cancelled);
        }
    }

    /** False if the thread was interrupted, which it stays. */
    private static boolean await(CountDownLatch begun, Semaphore news, Duration limit) {
        try {
            // the start of a thread is not the peer's silence
            begun.await();
            boolean _ = news.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An interrupt must not let go of the descriptor while the connect has it. */
    private TracedCall end(int descriptor, Future<TracedCall> connect) {
        boolean interrupted = Thread.interrupted();
        TracedCall shutdown;
        do {
            shutdown = calls.shutdown(descriptor);
            try {
                connect.get(AGAIN.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // it has not heard of the shutdown yet
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a system call does not throw", e);
            }
        } while (!connect.isDone());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return shutdown;
    }
}
