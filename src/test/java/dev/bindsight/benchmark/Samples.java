package dev.bindsight.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times of one thing measured repeatedly. */
final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    /** Does it and adds how long it took. */
    void time(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        add(System.nanoTime() - begun);
    }

    /** Adds a time that something else measured. */
    void add(long time) {
        nanos.add(time);
    }

    /** The ratio of the medians, and of the fastest, which other load disturbs less. */
    String ratio(Samples other) {
        return String.format(
                Locale.ROOT,
                "%.2f (of the fastest %.2f)",
                median() / other.median(),
                fastest() / other.fastest());
    }

    /** The median in seconds. */
    double medianSeconds() {
        return median() / 1e3;
    }

    private double median() {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    private double fastest() {
        return Collections.min(nanos) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f ms (%.1f to %.1f)",
                median(),
                fastest(),
                Collections.max(nanos) / 1e6);
    }
}
