package dev.bindsight.view.history;

import dev.bindsight.history.Period;
import dev.bindsight.view.chart.LanesPicture.Tick;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where on a ruler which time stands. Pure.
 *
 * @param period what it shows
 * @param zone where times of day count
 */
record TimeRuler(Period period, ZoneId zone) {
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(14));

    /** The fraction of the period that has passed at a moment; outside of it below 0 or above 1. */
    double at(Instant moment) {
        double whole = seconds(Duration.between(period.from(), period.to()));
        return whole == 0 ? 0 : seconds(Duration.between(period.from(), moment)) / whole;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * Lines at round times of day.
     *
     * @param most how many there is room for
     * @param day the words of a day
     * @param time the words of a time of day
     */
    List<Tick> ticks(
            int most, Function<ZonedDateTime, String> day, Function<ZonedDateTime, String> time) {
        Duration length = Duration.between(period.from(), period.to());
        if (length.isZero()) {
            return List.of();
        }
        Duration step =
                STEPS.stream()
                        .filter(each -> length.dividedBy(each) <= Math.max(1, most))
                        .findFirst()
                        .orElse(STEPS.getLast());
        var ticks = new ArrayList<Tick>();
        LocalDateTime at = first(step);
        LocalDateTime end = period.to().atZone(zone).toLocalDateTime();
        while (at.isBefore(end)) {
            ZonedDateTime there = at.atZone(zone);
            boolean midnight = at.truncatedTo(ChronoUnit.DAYS).equals(at);
            double place = at(there.toInstant());
            if (place >= 0 && place <= 1) {
                String words = midnight ? day.apply(there) : time.apply(there);
                ticks.add(new Tick(place, words, midnight));
            }
            at = at.plus(step);
        }
        return ticks;
    }

    /** The last round time before the period. */
    private LocalDateTime first(Duration step) {
        LocalDateTime begin = period.from().atZone(zone).toLocalDateTime();
        LocalDateTime midnight = begin.truncatedTo(ChronoUnit.DAYS);
        return midnight.plus(step.multipliedBy(Duration.between(midnight, begin).dividedBy(step)));
    }
}
