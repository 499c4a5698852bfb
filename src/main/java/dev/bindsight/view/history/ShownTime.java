package dev.bindsight.view.history;

import dev.bindsight.history.Period;

import java.time.Duration;
import java.time.Instant;

/** How much of the past is shown at once. */
enum ShownTime {
    /** An hour. */
    HOUR(Duration.ofHours(1)),
    /** A day. */
    DAY(Duration.ofDays(1)),
    /** A week. */
    WEEK(Duration.ofDays(7)),
    /** 30 days. */
    MONTH(Duration.ofDays(30));

    private final Duration length;

    ShownTime(Duration length) {
        this.length = length;
    }

    /** The period that ends at a moment. */
    Period until(Instant end) {
        return new Period(end.minus(length), end);
    }

    /** The period in which a moment stands in the middle, or that ends now if that is later. */
    Period around(Instant moment, Instant now) {
        Instant end = moment.plus(length.dividedBy(2));
        return until(end.isAfter(now) ? now : end);
    }

    /** How far one step leads. */
    Duration step() {
        return length.dividedBy(2);
    }
}
