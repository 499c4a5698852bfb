package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment of the past as a person or a script writes it: ISO-8601 ({@code 2026-11-25T14:00:00Z},
 * {@code 2026-11-25T14:00}, {@code 2026-11-25 14:00}, {@code 2026-11-25}), a time of day ({@code
 * 14:00}: the last one there was), {@code yesterday 14:00}, {@code today 14:00}, {@code Mon 14:00},
 * or how long ago ({@code 3h}, {@code 1d}, {@code 90s}, {@code 2w}, {@code 10 minutes ago}, {@code
 * an hour ago}).
 */
public final class PastTime {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,9})(s|m|min|h|d|w)( ago)?");

    /** In whole words, of which a bare number may be something else without the last. */
    private static final Pattern SAID =
            Pattern.compile("(an?|[0-9]{1,9}) (second|min|minute|hour|day|week)s? ago");

    private static final Pattern DAY_AND_TIME =
            Pattern.compile("([a-z]+)(?:(?: at)? ([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?");
    private static final Pattern DATE_AND_TIME =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[t ]([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?");

    private PastTime() {}

    /**
     * Reads one.
     *
     * @param zone where times of day count
     * @return empty if it is none
     */
    public static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            return plain.equals("now") ? Optional.of(now) : read(plain, now, zone);
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> read(String text, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(now.minus(length(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        Matcher said = SAID.matcher(text);
        if (said.matches()) {
            String number = said.group(1);
            long count = number.startsWith("a") ? 1 : Long.parseLong(number);
            return Optional.of(now.minus(length(count, said.group(2))));
        }
        if (text.matches("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")) {
            return Optional.of(last(time(text), now, zone));
        }
        Matcher date = DATE_AND_TIME.matcher(text);
        if (date.matches()) {
            LocalDate day = LocalDate.parse(date.group(1));
            return Optional.of(at(day, date.group(2), zone));
        }
        Matcher named = DAY_AND_TIME.matcher(text);
        if (named.matches()) {
            LocalDate today = now.atZone(zone).toLocalDate();
            String word = named.group(1);
            return day(word, today)
                    .map(day ->
                            word.equals("today")
                                    ? at(day, named.group(2), zone)
                                    : last(day, named.group(2), now, zone));
        }
        return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "s", "second" -> Duration.ofSeconds(number);
            case "m", "min", "minute" -> Duration.ofMinutes(number);
            case "h", "hour" -> Duration.ofHours(number);
            case "d", "day" -> Duration.ofDays(number);
            default -> Duration.ofDays(Math.multiplyExact(7, number));
        };
    }

    private static Optional<LocalDate> day(String word, LocalDate today) {
        return switch (word) {
            case "today" -> Optional.of(today);
            case "yesterday" -> Optional.of(today.minusDays(1));
            default ->
                    Arrays.stream(DayOfWeek.values())
                            .filter(each -> isNamed(each, word))
                            .findFirst()
                            .map(each -> {
                                int back =
                                        Math.floorMod(
                                                today.getDayOfWeek().getValue() - each.getValue(),
                                                7);
                                return today.minusDays(back);
                            });
        };
    }

    private static boolean isNamed(DayOfWeek day, String word) {
        String name = day.name().toLowerCase(Locale.ROOT);
        return word.length() >= 3 && name.startsWith(word);
    }

    private static Instant at(LocalDate day, @Nullable String time, ZoneId zone) {
        LocalTime clock = time == null ? LocalTime.MIDNIGHT : time(time);
        return LocalDateTime.of(day, clock).atZone(zone).toInstant();
    }

    /** The name of this very day means a week ago where the time of day is still to come. */
    private static Instant last(LocalDate day, @Nullable String time, Instant now, ZoneId zone) {
        Instant at = at(day, time, zone);
        return at.isAfter(now) ? at(day.minusWeeks(1), time, zone) : at;
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
    }

    private static Instant last(LocalTime time, Instant now, ZoneId zone) {
        ZonedDateTime today = now.atZone(zone).with(time);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
