package dev.bindsight.probe;

import dev.bindsight.text.DurationText;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a connect is repeated.
 *
 * @param count how many times in all, at least 1
 * @param interval from start to start
 */
public record RepeatPlan(int count, Duration interval) {
    /** Once a second for a minute. */
    public static final RepeatPlan DEFAULT = new RepeatPlan(60, Duration.ofSeconds(1));

    private static final int MOST = 100_000;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(?:\\s*[×xX*]\\s*(.+))?");

    /**
     * Reads {@code 60 × 1 s}, {@code 10x200ms}, or a count alone (100,000 at most) for once a
     * second.
     */
    public static Optional<RepeatPlan> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        Optional<Duration> interval =
                matcher.group(2) == null
                        ? Optional.of(DEFAULT.interval)
                        : DurationText.parse(matcher.group(2));
        return interval.filter(_ -> count >= 1 && count <= MOST)
                .map(pause -> new RepeatPlan(count, pause));
    }

    /** How long all of it takes if every connect is quick. */
    public Duration length() {
        return interval.multipliedBy(count);
    }

    /** As {@link #parse} reads it, whatever the language. */
    public String text() {
        return count + " × " + DurationText.written(interval);
    }
}
