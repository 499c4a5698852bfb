package dev.bindsight.explain.lines;

import org.jspecify.annotations.Nullable;

import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;

/**
 * When a line of a log was written, as the line says it: in the clock and the time zone of whoever
 * wrote it. What it leaves out is absent; syslog's lines have no year, many have no date at all.
 *
 * @param year absent where the line has none
 * @param day absent where the line has no date
 * @param time of the day
 */
public record LogTime(@Nullable Year year, @Nullable MonthDay day, LocalTime time)
        implements Comparable<LogTime> {
    /** A year with a 29 February, for dates without one. */
    private static final Year ANY = Year.of(1972);

    /**
     * Milliseconds on an axis of its own: of two times of one log it tells the order and how far
     * they are apart. Not the time since 1970, as neither zone nor, often, date are known.
     */
    public long millis() {
        long days = day == null ? 0 : (year == null ? ANY : year).atMonthDay(day).toEpochDay();
        return days * 86_400_000L + time.toNanoOfDay() / 1_000_000;
    }

    /** By {@link #millis()}. */
    @Override
    public int compareTo(LogTime other) {
        return Long.compare(millis(), other.millis());
    }
}
