package dev.bindsight.json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Durations as the documents have them. */
final class Micros {
    private Micros() {}

    /** Whole microseconds, rounded down. */
    static long of(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** Whole microseconds of a duration that may be absent. */
    static @Nullable Long ofNullable(@Nullable Duration duration) {
        return duration == null ? null : of(duration);
    }
}
