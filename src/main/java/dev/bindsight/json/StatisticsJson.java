package dev.bindsight.json;

import dev.bindsight.model.Endpoint;
import dev.bindsight.probe.Statistics;

import org.jspecify.annotations.Nullable;

/**
 * What repeated connects came to; the times are those of the ones that worked.
 *
 * @param endpoint to where
 * @param sent how many were tried
 * @param connected how many worked
 * @param minMicros the shortest, in microseconds; absent if none worked
 * @param medianMicros the median
 * @param p99Micros the 99th percentile
 * @param maxMicros the longest
 */
public record StatisticsJson(
        EndpointJson endpoint,
        int sent,
        int connected,
        @Nullable Long minMicros,
        @Nullable Long medianMicros,
        @Nullable Long p99Micros,
        @Nullable Long maxMicros) {
    /** The shape of statistics. */
    public static StatisticsJson of(Endpoint endpoint, Statistics statistics) {
        return new StatisticsJson(
                EndpointJson.of(endpoint),
                statistics.sent(),
                statistics.connected(),
                Micros.ofNullable(statistics.min()),
                Micros.ofNullable(statistics.median()),
                Micros.ofNullable(statistics.p99()),
                Micros.ofNullable(statistics.max()));
    }
}
