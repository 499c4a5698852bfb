package dev.bindsight.view.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

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

    /** How long it is. */
    Duration length() {
        return length;
    }

    /** The shortest that is longer, by 1, or the longest that is shorter, by -1. */
    static Optional<ShownTime> beside(Duration length, int direction) {
        return Arrays.stream(values())
                .filter(each ->
                        direction > 0
                                ? each.length.compareTo(length) > 0
                                : each.length.compareTo(length) < 0)
                .min(Comparator.comparing(each -> each.length.minus(length).abs()));
    }

    /** The one that is so long. */
    static Optional<ShownTime> of(Duration length) {
        return Arrays.stream(values()).filter(each -> each.length.equals(length)).findFirst();
    }
}
