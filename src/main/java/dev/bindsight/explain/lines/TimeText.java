package dev.bindsight.explain.lines;

import dev.bindsight.explain.places.Ascii;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;

/**
 * Reads the time that a logger printed: {@code 2026-11-28T18:28:47.123Z}, {@code 2014/05/21
 * 14:25:36}, {@code Jan 11 16:37:20}, {@code 05 May 2025 11:23:04.084}, {@code 08-21 11:38:56.429},
 * {@code 14:08:17}, {@code Wed Oct 11 14:32:52 2023}. Holds the last one that it read.
 */
final class TimeText {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String MONTH_BEGINS = "jfmasond";

    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean syslog;

    private String text = "";
    private int at;
    private int to;

    /** Reads one; the offset behind it, or -1 if there is none. */
    int parse(String from, int start, int end) {
        text = from;
        at = start;
        to = end;
        year = 0;
        month = 0;
        day = 0;
        nanos = 0;
        syslog = false;
        boolean read = at < to && (isDigit(at) ? numbersFirst() : namesFirst());
        return read ? at : -1;
    }

    /** Whether it was one without a year and with the name of a month first. */
    boolean isSyslog() {
        return syslog;
    }

    /** What {@link #parse} read. */
    @Nullable LogTime read() {
        try {
            var time = LocalTime.of(hour, minute, Math.min(second, 59), nanos);
            return new LogTime(
                    year == 0 ? null : Year.of(year),
                    month == 0 ? null : MonthDay.of(month, day),
                    time);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private boolean numbersFirst() {
        int first = number(4);
        int width = lastWidth;
        if (at >= to) {
            return false;
        }
        char separator = text.charAt(at);
        if (separator == ':' && width == 2) {
            hour = first;
            return minuteAndSecond() && zone() && dateBehind();
        }
        if (separator == ' ' && width <= 2) {
            day = first;
            at++;
            return month() && (at >= to || skip(' ')) && yearIfAny() && clock();
        }
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        at++;
        int second = number(2);
        if (lastWidth == 0 || at >= to) {
            return false;
        }
        if (width == 4 && text.charAt(at) == separator) {
            at++;
            year = first;
            month = second;
            day = number(2);
            return lastWidth > 0 && dateEnd() && clock();
        }
        if (width <= 2 && text.charAt(at) == separator) {
            at++;
            int third = number(4);
            if (lastWidth != 4 && lastWidth != 2) {
                return false;
            }
            year = lastWidth == 2 ? 2000 + third : third;
            boolean american = second > 12;
            month = american ? first : second;
            day = american ? second : first;
            return dateEnd() && clock();
        }
        month = first;
        day = second;
        return width == 2 && separator == '-' && skip(' ') && clock();
    }

    private boolean namesFirst() {
        if (at + 4 < to && text.charAt(at + 3) == ' ' && !monthAt(at)) {
            at += 4; // the day of the week
        }
        if (!month() || !skip(' ')) {
            return false;
        }
        skip(' ');
        day = number(2);
        if (lastWidth == 0) {
            return false;
        }
        skip(',');
        if (!skip(' ')) {
            return false;
        }
        if (!yearIfAny() || !clock()) {
            return false;
        }
        if (year == 0 && at + 5 <= to && text.charAt(at) == ' ' && isDigit(at + 1)) {
            int behind = at;
            at++;
            int number = number(4);
            if (lastWidth == 4 && number > 1969 && number < 2200) {
                year = number;
            } else {
                at = behind;
            }
        }
        syslog = year == 0;
        skip(' ');
        return true;
    }

    /** {@code 14:08:17 09/05/15}. */
    private boolean dateBehind() {
        int behind = at;
        if (skip(' ')) {
            int first = number(2);
            if (lastWidth == 2 && skip('/')) {
                int second = number(2);
                if (lastWidth == 2 && skip('/')) {
                    int third = number(4);
                    if (lastWidth >= 2) {
                        year = lastWidth == 2 ? 2000 + third : third;
                        month = second > 12 || first <= 12 ? first : second;
                        day = month == first ? second : first;
                        return true;
                    }
                }
            }
        }
        at = behind;
        return true;
    }

    private boolean yearIfAny() {
        if (at + 4 < to && isDigit(at + 3) && text.charAt(at + 4) == ' ') {
            year = number(4);
            at++;
        }
        return true;
    }

    private boolean dateEnd() {
        return skip('T') || skip(' ') || skip(',') && skip(' ');
    }

    private boolean clock() {
        skip(' ');
        hour = number(2);
        return lastWidth > 0 && at < to && text.charAt(at) == ':' && minuteAndSecond() && zone();
    }

    /** {@code :37:20.123}. */
    private boolean minuteAndSecond() {
        if (!skip(':')) {
            return false;
        }
        minute = number(2);
        if (lastWidth != 2 || !skip(':')) {
            return false;
        }
        second = number(2);
        if (lastWidth != 2 || hour > 23 || minute > 59 || second > 60) {
            return false;
        }
        if (at + 1 < to && (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1)) {
            at++;
            int fraction = number(9);
            for (int i = lastWidth; i < 9; i++) {
                fraction *= 10;
            }
            nanos = fraction;
        }
        return at >= to || !isDigit(at) && text.charAt(at) != ':';
    }

    /** {@code Z}, {@code +01:00}, {@code UTC}, {@code PM}. */
    private boolean zone() {
        if (skip('Z')) {
            return true;
        }
        int sign = at < to && text.charAt(at) == ' ' ? at + 1 : at;
        if (sign + 4 < to
                && (text.charAt(sign) == '+' || text.charAt(sign) == '-')
                && isDigit(sign + 1)
                && isDigit(sign + 2)) {
            int i = sign + 3;
            if (text.charAt(i) == ':') {
                i++;
            }
            if (i + 1 < to && isDigit(i) && isDigit(i + 1)) {
                at = i + 2;
            }
        } else if (text.startsWith(" PM", at) || text.startsWith(" AM", at)) {
            hour = hour % 12 + (text.charAt(at + 1) == 'P' ? 12 : 0);
            at += 3;
        } else if (text.startsWith(" UTC", at) || text.startsWith(" CET", at)) {
            at += 4;
        }
        return true;
    }

    private boolean month() {
        if (!monthAt(at)) {
            return false;
        }
        at += 3;
        while (at < to && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return true;
    }

    private boolean monthAt(int from) {
        if (from + 3 > to || MONTH_BEGINS.indexOf(Ascii.lower(text.charAt(from))) < 0) {
            return false; // nearly always
        }
        for (int i = 0; i < 12; i++) {
            if (MONTHS.regionMatches(true, i * 3, text, from, 3)) {
                month = i + 1;
                return true;
            }
        }
        return false;
    }

    private int lastWidth;

    private int number(int most) {
        int value = 0;
        int from = at;
        while (at < to && at - from < most && isDigit(at)) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        lastWidth = at - from;
        return value;
    }

    private boolean skip(char c) {
        if (at < to && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isDigit(int i) {
        return i < to && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
