package dev.bindsight.history.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Instants as the tables have them. */
final class Instants {
    /** 2020-01-01T00:00:00Z: from there 32 bits of seconds reach into 2088. */
    private static final long BEGIN = 1_577_836_800L;

    private Instants() {}

    static long millis(Instant at) {
        return at.toEpochMilli();
    }

    static @Nullable Long millisOrNull(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    static Instant of(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    /** Whole seconds, as the index of what lasts has them; an open end is the greatest. */
    static int seconds(@Nullable Instant at) {
        return at == null
                ? Integer.MAX_VALUE
                : Math.clamp(
                        Math.floorDiv(at.toEpochMilli(), 1000L) - BEGIN,
                        Integer.MIN_VALUE,
                        Integer.MAX_VALUE - 1);
    }
}
