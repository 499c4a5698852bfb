package dev.bindsight.history;

import java.time.Instant;

/**
 * A part of the past.
 *
 * @param from its first instant
 * @param to the instant behind its last
 */
public record Period(Instant from, Instant to) {
    /** Checks the order. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period from " + from + " to " + to);
        }
    }
}
