package dev.bindsight.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How moments are written in the language: its files have the patterns and the names. */
public enum DateForm {
    /** {@code 10:42}. */
    MINUTE,
    /** {@code 10:42:07}. */
    CLOCK,
    /** {@code Mon}. */
    WEEKDAY,
    /** {@code 12 Nov}. */
    DAY,
    /** {@code Nov 2025}. */
    MONTH,
    /** {@code Nov 12, 10:42}. */
    DAY_AND_MINUTE,
    /** {@code Nov 12, 10:42:07}. */
    DAY_AND_CLOCK,
    /** {@code 12 Nov 2025, 10:42:07}. */
    FULL,
    /** {@code 2025-11-12 10:42 UTC}; for a moment in UTC. */
    UNIVERSAL;

    /** A moment on the clocks of a zone. */
    public String of(Instant moment, ZoneId zone) {
        return of(moment.atZone(zone));
    }

    /** A moment on the clock it has. */
    public String of(TemporalAccessor moment) {
        return SpokenLanguage.spoken().form(this).format(moment);
    }

    /** The form as the texts of a language have it. */
    DateTimeFormatter in(Texts texts) {
        String pattern = texts.plain("form.date." + name());
        var builder = new DateTimeFormatterBuilder();
        for (String part : pattern.split("(?<=EEE)|(?=EEE)|(?<=MMM)|(?=MMM)")) {
            switch (part) {
                case "EEE" ->
                        builder.appendText(
                                ChronoField.DAY_OF_WEEK, names(texts.plain("form.date.days")));
                case "MMM" ->
                        builder.appendText(
                                ChronoField.MONTH_OF_YEAR, names(texts.plain("form.date.months")));
                default -> builder.appendPattern(part);
            }
        }
        // digits and marks are as written; the locale has no word in it
        return builder.toFormatter(Locale.ROOT);
    }

    private static Map<Long, String> names(String words) {
        Map<Long, String> names = new HashMap<>();
        for (String word : words.split(" ")) {
            names.put(names.size() + 1L, word);
        }
        return names;
    }
}
