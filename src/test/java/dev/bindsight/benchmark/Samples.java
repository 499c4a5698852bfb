package dev.bindsight.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/** Times of one thing measured repeatedly, in nanoseconds. */
record Samples(long... nanos) {
    /** Measures {@code times} times, each time after {@code before}, which is not counted. */
    static Samples of(int times, Runnable before, Measured measured) {
        return new Samples(
                LongStream.range(0, times)
                        .map(_ -> {
                            before.run();
                            return measured.nanos();
                        })
                        .toArray());
    }

    /** Something that says how long it took. */
    @FunctionalInterface
    interface Measured {
        /** Does it. */
        long nanos();

        /** Times a piece of Java. */
        static Measured java(Runnable work) {
            return () -> {
                long begun = System.nanoTime();
                work.run();
                return System.nanoTime() - begun;
            };
        }
    }

    double medianMillis() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    @Override
    public String toString() {
        double low = LongStream.of(nanos).min().orElse(0) / 1e6;
        double high = LongStream.of(nanos).max().orElse(0) / 1e6;
        return String.format(Locale.ROOT, "%.1f ms (%.1f to %.1f)", medianMillis(), low, high);
    }
}
