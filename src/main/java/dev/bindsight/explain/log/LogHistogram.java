package dev.bindsight.explain.log;

import java.util.List;

/**
 * How many errors of a group came when. All groups of one log have the same axis, from the first
 * error of the log to the last one, so that they can be laid one above the other.
 *
 * @param axis what it is drawn over
 * @param counts of each part of the axis, all equally long, in order
 * @param start where the first part begins: {@link dev.bindsight.explain.lines.LogTime#millis()},
 *     or bytes from the beginning of the log
 * @param width of each part, in milliseconds or bytes
 */
public record LogHistogram(Axis axis, List<Long> counts, long start, long width) {
    /** What a histogram is drawn over. */
    public enum Axis {
        /** The times that the log's own lines have. */
        TIME,
        /** The bytes of the log, where most of its errors have no time. */
        BYTES
    }

    /** Copies the list. */
    public LogHistogram {
        counts = List.copyOf(counts);
    }

    /** The largest count: the height of the picture. */
    public long highest() {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
