package dev.bindsight.text;

import java.time.Duration;
import java.util.Locale;

/** Durations as a person reads them, with at most two units. */
public final class DurationText {
    private DurationText() {}

    /** A measured time to about three digits: {@code 24 µs}, {@code 180 ms}, {@code 3.0 s}. */
    public static String measured(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros < 1_000) {
            return micros + " µs";
        }
        if (micros < 10_000) {
            return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
        }
        if (micros < 1_000_000) {
            return micros / 1_000 + " ms";
        }
        if (micros < 10_000_000) {
            return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0);
        }
        return span(duration);
    }

    /** A span of life: {@code 41 s}, {@code 5 min}, {@code 1 h 24 min}, {@code 3 d 2 h}. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 24) {
            return twoUnits(hours, "h", minutes % 60, "min");
        }
        return twoUnits(hours / 24, "d", hours % 24, "h");
    }

    /** What is left of a wait, never 0 before it is over: {@code 41 s}. */
    public static String remaining(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return span(Duration.ofSeconds((millis + 999) / 1_000));
    }

    private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
        String text = large + " " + largeUnit;
        return small == 0 ? text : text + " " + small + " " + smallUnit;
    }
}
