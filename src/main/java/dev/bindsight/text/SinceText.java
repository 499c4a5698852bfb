package dev.bindsight.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something began, as short as its age allows. */
public final class SinceText {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_WEEK =
            DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER =
            DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private SinceText() {}

    /** {@code 10:42} today, {@code Mon} within six days, {@code 12 Nov}, {@code Nov 2025}. */
    public static String of(Instant start, Instant now, ZoneId zone) {
        ZonedDateTime began = start.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = began.toLocalDate();
        if (!day.isBefore(today)) {
            return TODAY.format(began);
        }
        if (day.isAfter(today.minusDays(7))) {
            return THIS_WEEK.format(began);
        }
        return (day.isAfter(today.minusYears(1)) ? THIS_YEAR : EARLIER).format(began);
    }
}
