package dev.bindsight.cli;

import dev.bindsight.text.Texts;

import picocli.CommandLine.ITypeConverter;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration: {@code 700ms}, {@code 3s}, {@code 1m}; a day at most. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new WrongValue(Texts.get("cli.duration.none", text));
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = duration(number, matcher.group(2));
        if (duration.compareTo(LONGEST) > 0) {
            throw new WrongValue(Texts.get("cli.duration.long", text));
        }
        return duration;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
