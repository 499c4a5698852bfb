package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.Attempt;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.ConnectSweep;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a sweep has decided and nobody has explained yet: handed from the thread that sweeps to the
 * one that explains, many at a time. Where explaining is slower the sweep waits, so that memory
 * does not grow with the number of ports.
 */
final class Landings implements ConnectSweep.Landing {
    private static final int MOST = 4_096;

    /** One look at the accept queues serves all that are explained together. */
    private static final int ENOUGH = 1_024;

    private static final long PATIENCE_NANOS = 50_000_000;

    private final Deque<Landed> waiting = new ArrayDeque<>();
    private final Progress progress;
    private final Cancellation cancellation;
    private boolean ended;
    private @Nullable Throwable failure;

    Landings(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * An attempt that is decided.
     *
     * @param place where it stands in the sweep, from 0
     * @param nanos when that was known, as {@link System#nanoTime} counts
     */
    record Landed(int place, Attempt attempt, long nanos) {}

    @Override
    public synchronized boolean hasRoom() {
        return waiting.size() < MOST;
    }

    @Override
    public synchronized void awaitRoom() {
        try {
            while (!hasRoom() && !cancellation.getAsBoolean()) {
                wait(PATIENCE_NANOS / 1_000_000);
            }
        } catch (InterruptedException e) {
            cancellation.cancel();
        }
    }

    @Override
    public void landed(int place, Attempt attempt) {
        progress.landed(attempt);
        synchronized (this) {
            waiting.add(new Landed(place, attempt, System.nanoTime()));
            if (waiting.size() == ENOUGH) {
                notifyAll();
            }
        }
    }

    /**
     * Nothing more will land.
     *
     * @param cause what the sweep failed by, absent as a rule
     */
    synchronized void end(@Nullable Throwable cause) {
        failure = cause;
        ended = true;
        notifyAll();
    }

    /** Whether everything was taken and nothing more will land. */
    synchronized boolean isOver() {
        return ended && waiting.isEmpty() && failure == null;
    }

    /** Takes what has landed, after a short while in which more may; may be none. */
    synchronized List<Landed> take() throws InterruptedException {
        if (failure != null) {
            throw new IllegalStateException("a sweep failed in a way nobody foresaw", failure);
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!ended && waiting.size() < ENOUGH) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        List<Landed> taken = List.copyOf(waiting);
        waiting.clear();
        notifyAll();
        return taken;
    }
}
