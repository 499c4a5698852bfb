package dev.bindsight.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a person reads them, with at most two units. */
public final class DurationText {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(ms|s|m|min)?");

    private DurationText() {}

    /** A measured time to about three digits: {@code 24 µs}, {@code 180 ms}, {@code 3.0 s}. */
    public static String measured(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros < 1_000) {
            return micros(micros);
        }
        if (micros < 10_000) {
            return millis(NumberText.TENTHS.ofLast(rounded(micros, 100)));
        }
        if (micros < 1_000_000) {
            return millis(String.valueOf(micros / 1_000));
        }
        if (micros < 10_000_000) {
            return seconds(NumberText.TENTHS.ofLast(rounded(micros, 100_000)));
        }
        return minutesAndSeconds(duration);
    }

    /**
     * The next round time that a measured one stays under: 5 ms, 200 ms, 2 s. For a time that is
     * measured again and again: its digits would never rest, and say nothing.
     */
    public static Duration bound(Duration duration) {
        long millis = 1;
        while (duration.compareTo(Duration.ofMillis(millis)) >= 0) {
            // 1, 2, 5, 10, 20, 50 and so on
            millis = Long.toString(millis).startsWith("2") ? millis / 2 * 5 : millis * 2;
        }
        return Duration.ofMillis(millis);
    }

    /**
     * A measured time to a digit more, to compare it with others: {@code 18.2 ms}, {@code 3.07 s}.
     */
    public static String precise(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros < 1_000) {
            return micros(micros);
        }
        if (micros < 999_950) {
            return millis(NumberText.TENTHS.ofLast(rounded(micros, 100)));
        }
        if (micros < 60_000_000) {
            return seconds(NumberText.HUNDREDTHS.ofLast(rounded(micros, 10_000)));
        }
        return minutesAndSeconds(duration);
    }

    /**
     * A duration as a person writes it, whatever the language, because the units are those of SI
     * and scripts write them too: {@code 700ms}, {@code 3 s}, {@code 1 min}; a number alone is
     * seconds.
     *
     * @return empty if it is none, or longer than a day
     */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal nanos =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos(matcher)));
        return Optional.of(nanos)
                .filter(value -> value.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) <= 0)
                .map(value -> Duration.ofNanos(value.longValue()));
    }

    /**
     * A duration as {@link #parse} reads it, to the millisecond, and so the same in every language:
     * {@code 700 ms}, {@code 3 s}.
     */
    public static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        return seconds == 0 || seconds % 60 != 0 ? seconds + " s" : seconds / 60 + " min";
    }

    /** A duration to the millisecond, as it was chosen: {@code 700 ms}, {@code 3 s}. */
    public static String exact(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis(String.valueOf(millis));
        }
        long seconds = millis / 1_000;
        return seconds == 0 || seconds % 60 != 0
                ? seconds(String.valueOf(seconds))
                : minutes(seconds / 60);
    }

    /** Seconds whose number is already in words: {@code 1.5 s}. */
    public static String seconds(String number) {
        return Texts.get("duration.seconds", number);
    }

    private static long nanos(Matcher matcher) {
        return switch (matcher.group(2)) {
            case "ms" -> 1_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case null, default -> 1_000_000_000L;
        };
    }

    /** A span of life: {@code 41 s}, {@code 5 min}, {@code 1 h 24 min}, {@code 3 d 2 h}. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds(String.valueOf(seconds));
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes(minutes);
        }
        long hours = minutes / 60;
        if (hours < 24) {
            String rest = String.valueOf(minutes % 60);
            return minutes % 60 == 0
                    ? Texts.get("duration.hours", String.valueOf(hours))
                    : Texts.get("duration.hoursAndMinutes", String.valueOf(hours), rest);
        }
        String days = String.valueOf(hours / 24);
        return hours % 24 == 0
                ? Texts.get("duration.days", days)
                : Texts.get("duration.daysAndHours", days, String.valueOf(hours % 24));
    }

    /** What is left of a wait, never 0 before it is over: {@code 41 s}. */
    public static String remaining(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return span(Duration.ofSeconds((millis + 999) / 1_000));
    }

    /** Where a minute more or less matters, the seconds do too. */
    private static String minutesAndSeconds(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 || seconds >= 600 || seconds % 60 == 0
                ? span(duration)
                : Texts.get(
                        "duration.minutesAndSeconds",
                        String.valueOf(seconds / 60),
                        String.valueOf(seconds % 60));
    }

    private static String micros(long micros) {
        return Texts.get("duration.micros", String.valueOf(micros));
    }

    private static String millis(String millis) {
        return Texts.get("duration.millis", millis);
    }

    private static String minutes(long minutes) {
        return Texts.get("duration.minutes", String.valueOf(minutes));
    }

    /**
     * Microseconds in units of {@code unit} of them, the nearest number of these, of two the
     * higher. Not by BigDecimal, the start of which takes as long as a connect and its words.
     */
    private static long rounded(long micros, long unit) {
        return (micros + unit / 2) / unit;
    }
}
