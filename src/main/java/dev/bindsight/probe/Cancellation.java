package dev.bindsight.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Ends a probe from another thread. Polling loops ask it; what sits in a blocking call registers an
 * action that wakes it. Once cancelled it stays so. Safe for use by several threads.
 */
public final class Cancellation implements BooleanSupplier {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Nothing is cancelled yet. */
    public Cancellation() {}

    /** Whether it was cancelled. */
    @Override
    public synchronized boolean getAsBoolean() {
        return cancelled;
    }

    /** Cancels, and runs what was registered, on the calling thread; none of it may block. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /**
     * Registers what wakes a blocking call; it is run at once if it is too late.
     *
     * @return takes the action back, after which it is not run any more unless it has begun
     */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void remove(Runnable action) {
        actions.remove(action);
    }

    /** A registered action. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
