package dev.bindsight.testbed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another process or thread brings about, never for a time. */
public final class Eventually {
    private static final long PAUSE_NANOS = 2_000_000;

    private Eventually() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @throws AssertionError naming {@code what} if it does not hold within {@code limit}
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
