package dev.bindsight.history.recorder;

import dev.bindsight.history.recorder.Recorder.Start;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Has a recorder look once a second until it is told to end. The thread that runs it is the
 * recorder's; the other methods may be called by any.
 */
public final class RecordingLoop implements AutoCloseable {
    /** From the beginning of one look to that of the next. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** After so many looks that could not be written down the file is opened anew. */
    private static final int MOST_FAILURES = 20;

    private final Supplier<Start> starter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private boolean ended;

    /**
     * A loop.
     *
     * @param starter starts a recorder
     */
    public RecordingLoop(Supplier<Start> starter) {
        this.starter = starter;
    }

    /**
     * Records until {@link #close}.
     *
     * @param begun run once the first look is written down
     * @return why it could not begin or go on; {@link Start.Started} where it was told to end
     */
    public Start run(Runnable begun) {
        Runnable once = begun;
        while (true) {
            Start start = starter.get();
            if (!(start instanceof Start.Started(Recorder recorder))) {
                return start;
            }
            try (recorder) {
                int failures = 0;
                while (!isEnded() && failures < MOST_FAILURES) {
                    long from = System.nanoTime();
                    recorder.look();
                    failures = recorder.trouble() == null ? 0 : failures + 1;
                    if (failures == 0) {
                        once.run();
                        once = () -> {};
                    }
                    await(from + INTERVAL.toNanos());
                }
            }
            if (isEnded()) {
                return start;
            }
        }
    }

    private boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void await(long until) {
        lock.lock();
        try {
            long left = until - System.nanoTime();
            while (!ended && left > 0) {
                left = ending.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; it may take as long as a look. */
    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
