package dev.bindsight.view.connections;

import dev.bindsight.view.chart.Trail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the connections of a group come to.
 *
 * @param count how many there are
 * @param down bytes a second that came in, NaN where none is counted
 * @param up bytes a second that went out, NaN likewise
 * @param unread bytes that wait to be read
 * @param unsent bytes that wait to be acknowledged
 * @param resent segments sent again, absent where none are counted
 * @param firstSeen when the first of them was seen
 * @param atLeast whether that was there before Bindsight looked
 * @param trail what flowed in all of them, absent where nothing did
 */
public record Totals(
        int count,
        double down,
        double up,
        long unread,
        long unsent,
        @Nullable Long resent,
        Instant firstSeen,
        boolean atLeast,
        @Nullable Trail trail) {}
