package dev.bindsight.explain.log;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.ReportedError;
import dev.bindsight.explain.Reporter;
import dev.bindsight.explain.lines.LogTime;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The errors of a log with the same errno, call and endpoint. Where an open connection broke, the
 * peers are taken together: each has a port of its own, and which it is says nothing.
 *
 * @param error what they have in common; no host and port where {@code peers} is over 1
 * @param peers how many different endpoints were taken together, 1 mostly, 0 where none is named
 * @param count how many times it was reported
 * @param first when first, absent where no line of it has a time
 * @param last when last
 * @param when how many came when
 * @param places where they stand in the log, in its order; the first {@link #MOST_PLACES} of them,
 *     as a list that never changes
 * @param example the first one as it was read; its offsets are those in {@code exampleText}
 * @param exampleText the lines around the first one
 */
public record LogGroup(
        ReportedError error,
        int peers,
        long count,
        @Nullable LogTime first,
        @Nullable LogTime last,
        LogHistogram when,
        List<LogPlace> places,
        FoundError example,
        String exampleText) {
    /** No more places are kept: what a person steps through is a few. */
    public static final int MOST_PLACES = 1_000;

    /** What printed the first one, absent where that cannot be told. */
    public @Nullable Reporter reporter() {
        return example.reporter();
    }
}
