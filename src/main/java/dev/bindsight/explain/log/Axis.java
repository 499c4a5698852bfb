package dev.bindsight.explain.log;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The axis of all histograms of a log. It grows as the log is read: when a value falls out of it,
 * each part becomes twice as wide, and two of before are one.
 */
final class Axis {
    static final int PARTS = 64;

    private final List<long[]> histograms = new ArrayList<>();
    private long width;
    private long start;
    private int last;
    private boolean begun;

    /** An axis whose parts are as wide as that at first. */
    Axis(long width) {
        this.width = width;
    }

    /** Counts a value in one of the histograms. */
    void add(Counts counts, long value) {
        if (!begun) {
            start = Math.floorDiv(value, width) * width;
            begun = true;
        }
        while (value >= start + width * PARTS) {
            widen(false);
        }
        while (value < start) {
            widen(true);
        }
        int part = (int) ((value - start) / width);
        last = Math.max(last, part);
        if (counts.parts == null) {
            counts.parts = new long[PARTS];
            histograms.add(counts.parts);
        }
        counts.parts[part]++;
    }

    /** The counts of one group. */
    static final class Counts {
        private long @Nullable [] parts;
    }

    private void widen(boolean toTheLeft) {
        int half = toTheLeft ? PARTS / 2 : 0;
        if (toTheLeft) {
            start -= width * PARTS;
        }
        width *= 2;
        last = half + last / 2;
        for (long[] each : histograms) {
            long[] wider = new long[PARTS];
            for (int i = 0; i < PARTS; i++) {
                wider[half + i / 2] += each[i];
            }
            System.arraycopy(wider, 0, each, 0, PARTS);
        }
    }

    LogHistogram histogram(LogHistogram.Axis kind, Counts counts) {
        var parts = new ArrayList<Long>(last + 1);
        for (int i = 0; i <= last; i++) {
            parts.add(counts.parts == null ? 0L : counts.parts[i]);
        }
        return new LogHistogram(kind, parts, start, width);
    }
}
