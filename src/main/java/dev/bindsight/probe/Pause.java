package dev.bindsight.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The time between two tries, which a cancel cuts short. */
public final class Pause {
    private static final long SLICE_NANOS = 50_000_000;

    private Pause() {}

    /**
     * Waits until a moment.
     *
     * @param deadline as {@link System#nanoTime()} counts
     * @param cancelled asked at least every 50 ms
     * @return whether the moment came; false if it was cancelled or the thread interrupted
     */
    public static boolean until(long deadline, BooleanSupplier cancelled) {
        while (!cancelled.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
        }
        return false;
    }

    /** Waits for a time; see {@link #until}. */
    public static boolean of(Duration time, BooleanSupplier cancelled) {
        return until(System.nanoTime() + time.toNanos(), cancelled);
    }
}
