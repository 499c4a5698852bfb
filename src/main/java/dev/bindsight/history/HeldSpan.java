package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which one process had one place.
 *
 * @param id tells it from every other span of the record; greater than 0
 * @param place what was held
 * @param holder who had it; absent where the owner was not known
 * @param others how many other processes had it open too, as the workers of a prefork server do
 * @param user the name of the user who made the socket, or the number; absent where not told
 * @param from when it began, to about a second
 * @param sawOpening whether it was seen to begin; otherwise it was there already when the recording
 *     began or went on, and {@code from} is only when it was first seen
 * @param to when it ended, to about a second; absent while it lasts. Where it ended in a gap of the
 *     recording, when it was last seen.
 * @param end how it ended; absent while it lasts
 */
public record HeldSpan(
        long id,
        PastPlace place,
        @Nullable PastHolder holder,
        int others,
        @Nullable String user,
        Instant from,
        boolean sawOpening,
        @Nullable Instant to,
        @Nullable SpanEnd end) {
    /** Checks that it ends after it began, and that both is told of an end. */
    public HeldSpan {
        if (id <= 0 || others < 0) {
            throw new IllegalArgumentException("span " + id + " with " + others + " others");
        }
        if (to == null != (end == null)) {
            throw new IllegalArgumentException("span " + id + " ended half");
        }
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("span " + id + " ends before it begins");
        }
    }

    /** Whether it lasted at an instant; it no longer does in the very one it ended. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    /** How long it lasted until it ended, or until now. */
    public Duration length(Instant now) {
        return Duration.between(from, to == null ? now : to);
    }

    /** The same with its end. */
    public HeldSpan ended(Instant when, SpanEnd how) {
        return new HeldSpan(id, place, holder, others, user, from, sawOpening, when, how);
    }

    /** The same, lasting, by a clock that was set. */
    public HeldSpan moved(Duration by) {
        return new HeldSpan(id, place, holder, others, user, from.plus(by), sawOpening, null, null);
    }

    /** The same, lasting, where who has it becomes known. */
    public HeldSpan heldBy(PastHolder who, int more) {
        return new HeldSpan(id, place, who, more, user, from, sawOpening, null, null);
    }
}
