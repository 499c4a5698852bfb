package dev.bindsight.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When something began, as short as its age allows. */
public final class SinceText {
    private SinceText() {}

    /** {@code 10:42} today, {@code Mon} within six days, {@code 12 Nov}, {@code Nov 2025}. */
    public static String of(Instant start, Instant now, ZoneId zone) {
        ZonedDateTime began = start.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = began.toLocalDate();
        if (!day.isBefore(today)) {
            return DateForm.MINUTE.of(began);
        }
        if (day.isAfter(today.minusDays(7))) {
            return DateForm.WEEKDAY.of(began);
        }
        return (day.isAfter(today.minusYears(1)) ? DateForm.DAY : DateForm.MONTH).of(began);
    }
}
