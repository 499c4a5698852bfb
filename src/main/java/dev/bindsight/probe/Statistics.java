package dev.bindsight.probe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What repeated connects came to. The times are those of the connects that worked; percentiles are
 * by nearest rank, so that each is a time that was measured.
 *
 * @param sent how many were tried
 * @param connected how many worked
 * @param min the shortest, absent if none worked
 * @param median the median, likewise
 * @param p99 the 99th percentile, likewise
 * @param max the longest, likewise
 */
public record Statistics(
        int sent,
        int connected,
        @Nullable Duration min,
        @Nullable Duration median,
        @Nullable Duration p99,
        @Nullable Duration max) {
    /** Of some samples. */
    public static Statistics of(List<Sample> samples) {
        long[] nanos =
                samples.stream()
                        .filter(sample -> sample.attempt().ok())
                        .mapToLong(sample -> sample.latency().toNanos())
                        .toArray();
        Arrays.sort(nanos);
        return new Statistics(
                samples.size(),
                nanos.length,
                rank(nanos, 0),
                rank(nanos, 50),
                rank(nanos, 99),
                rank(nanos, 100));
    }

    /** How many did not work. */
    public int lost() {
        return sent - connected;
    }

    private static @Nullable Duration rank(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return null;
        }
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
    }
}
