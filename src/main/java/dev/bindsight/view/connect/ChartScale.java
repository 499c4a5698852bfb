package dev.bindsight.view.connect;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.NumberText;
import dev.bindsight.view.chart.AxisScale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The axes of the chart.
 *
 * @param spanNanos what the horizontal axis reaches to, greater than 0
 * @param stepNanos from one of its marks to the next
 * @param topNanos what the vertical axis reaches to, greater than 0
 * @param unit the unit of the vertical axis
 */
record ChartScale(long spanNanos, long stepNanos, long topNanos, Unit unit) {
    /** How many parts the vertical axis has. */
    static final int PARTS = 3;

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    /** The scale before the first time is known. */
    private static final long UNKNOWN = 70 * MILLI;

    private static final long[] STEPS = {
        MILLI,
        2 * MILLI,
        5 * MILLI,
        10 * MILLI,
        20 * MILLI,
        50 * MILLI,
        100 * MILLI,
        200 * MILLI,
        500 * MILLI,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        60 * SECOND,
        120 * SECOND,
        300 * SECOND,
        600 * SECOND,
        1_800 * SECOND,
        3_600 * SECOND
    };

    /** What times are counted in. */
    enum Unit {
        /** Millionths of a second. */
        MICROS(MICRO),
        /** Thousandths of a second. */
        MILLIS(MILLI),
        /** Seconds. */
        SECONDS(SECOND);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }
    }

    /**
     * Round axes.
     *
     * @param spanNanos how long it takes at least
     * @param longestNanos the longest time to be shown, 0 if there is none yet
     * @param mostMarks how many marks the horizontal axis has room for, at least 1
     */
    static ChartScale of(long spanNanos, long longestNanos, int mostMarks) {
        long span = Math.max(MILLI, spanNanos);
        long longest = longestNanos == 0 ? UNKNOWN : Math.max(longestNanos, PARTS * MICRO);
        long top = Math.round(AxisScale.top(longest * 1.05, PARTS));
        Unit unit = top < MILLI ? Unit.MICROS : top < 10 * SECOND ? Unit.MILLIS : Unit.SECONDS;
        return new ChartScale(span, step(span, mostMarks), top, unit);
    }

    /** The marks of the horizontal axis, from 0 and below its end. */
    List<Long> marks() {
        var marks = new ArrayList<Long>();
        for (long mark = 0; mark < spanNanos; mark += stepNanos) {
            marks.add(mark);
        }
        return marks;
    }

    /** A mark of the horizontal axis: {@code 500 ms}, {@code 1 s}, {@code 1.5 s}, {@code 2 min}. */
    static String mark(long nanos) {
        return nanos > SECOND && nanos % SECOND != 0
                ? DurationText.seconds(rounded((double) nanos / SECOND))
                : DurationText.exact(Duration.ofNanos(nanos));
    }

    /** A mark of the vertical axis in its unit, the lowest is 0. */
    String top(int part) {
        return number((double) topNanos / PARTS * part / unit.nanos);
    }

    /** A time in the unit of the vertical axis. */
    String value(long nanos) {
        double value = (double) nanos / unit.nanos;
        return value < 100 ? rounded(value) : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : rounded(value);
    }

    private static String rounded(double value) {
        return NumberText.TENTHS.of(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
    }

    private static long step(long span, int mostMarks) {
        for (long step : STEPS) {
            if (span / step < mostMarks) {
                return step;
            }
        }
        return span;
    }
}
