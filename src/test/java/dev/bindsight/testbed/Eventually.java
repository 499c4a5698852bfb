package dev.bindsight.testbed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another process or thread brings about, never for a time. */
public final class Eventually {
    /**
     * How long anything is waited for that is sure to come. On a machine that does much else a
     * window, a virtual machine or a script may take twenty seconds for what takes one.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 2_000_000;

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @throws AssertionError naming {@code what} if it does not come to hold
     */
    public static void holds(String what, BooleanSupplier condition) {
        holds(what, PATIENCE, condition);
    }

    /**
     * The same for what takes its time by itself, however idle the machine.
     *
     * @param limit how long, more than {@link #PATIENCE}
     */
    public static void holds(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
