package dev.bindsight.cli;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Values that are worked on in their order, on a thread of its own, while more of them are found: a
 * sweep of many ports has a document as long as the sweep itself takes. Few wait at a time, so that
 * memory stays what it is.
 *
 * @param <T> of what kind they are
 */
final class InTurn<T> implements AutoCloseable {
    private static final int WAITING = 512;

    private final BlockingQueue<Step<T>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Consumer<T> work;
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    /**
     * Begins to wait for the first.
     *
     * @param work what is done with each
     */
    InTurn(Consumer<T> work) {
        this.work = work;
        thread = Thread.ofPlatform().daemon().name("answer").start(this::run);
    }

    private sealed interface Step<T> {
        record Next<T>(T value) implements Step<T> {}

        record Last<T>() implements Step<T> {}
    }

    /**
     * Hands on the next one; waits while many are before it.
     *
     * @throws IllegalStateException if the work on one before it failed
     */
    void take(T value) {
        put(new Step.Next<>(value));
    }

    /** Waits until all of them are worked on. */
    @Override
    public void close() {
        put(new Step.Last<>());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        settle(interrupted);
    }

    private void put(Step<T> step) {
        boolean interrupted = false;
        boolean accepted = false;
        while (!accepted && thread.isAlive()) {
            try {
                accepted = waiting.offer(step, 1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        settle(interrupted);
    }

    private void settle(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("what was found could not be told", failure);
        }
    }

    private void go(Step<T> step) {
        if (step instanceof Step.Next<T>(T value)) {
            work.accept(value);
        }
    }

    private void run() {
        try {
            var steps = new ArrayList<Step<T>>(WAITING);
            do {
                steps.clear();
                steps.add(waiting.take());
                // all at once: the two threads wake each other seldom
                waiting.drainTo(steps);
                steps.forEach(this::go);
            } while (steps.getLast() instanceof Step.Next);
        } catch (InterruptedException | RuntimeException | Error e) {
            failure = e;
        }
    }
}
