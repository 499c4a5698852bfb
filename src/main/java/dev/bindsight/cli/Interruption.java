package dev.bindsight.cli;

import dev.bindsight.probe.Cancellation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl+C while something is carried out: what runs is told to end, and the process lives on for as
 * long as it takes to say what was done, at most two seconds.
 */
final class Interruption implements AutoCloseable, BooleanSupplier {
    private static final long GRACE_MILLIS = 2_000;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final Cancellation cancellation = new Cancellation();

    /** From now on a signal that would end the process asks first. */
    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process shall end. */
    @Override
    public boolean getAsBoolean() {
        return cancellation.getAsBoolean();
    }

    /** Cancelled when the process shall end. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Everything is said: the process may end at once again. */
    @Override
    public void close() {
        answered.countDown();
        if (!cancellation.getAsBoolean()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the signal came in between; the hook finds the latch open
                cancellation.cancel();
            }
        }
    }

    private void interrupt() {
        cancellation.cancel();
        try {
            answered.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
