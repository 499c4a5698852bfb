package dev.bindsight.view.history;

import dev.bindsight.history.Period;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Which part of the past is shown.
 *
 * @param length how long it is, unless it is all since a moment; from an hour to a month
 * @param end the first moment after it, or null where it lasts up to now
 * @param since where all since a moment is shown, that moment
 */
record ShownPeriod(Duration length, @Nullable Instant end, @Nullable Instant since) {
    /** What lasts up to now. */
    static ShownPeriod upToNow(Duration length) {
        return new ShownPeriod(length, null, null);
    }

    /** As long, up to now. */
    ShownPeriod now() {
        return upToNow(length);
    }

    /** All since a moment, up to now. */
    ShownPeriod allSince(Instant moment) {
        return new ShownPeriod(length, null, moment);
    }

    /** As long, with a moment in its middle; up to now where it would last longer. */
    ShownPeriod around(Instant moment, Instant now) {
        return ending(moment.plus(length.dividedBy(2)), now);
    }

    /** As long, up to a moment, which is now at the latest. */
    ShownPeriod ending(Instant moment, Instant now) {
        return new ShownPeriod(length, moment.isBefore(now) ? moment : null, null);
    }

    /** With another length about the same middle; up to now where it lasted so. */
    ShownPeriod lasting(Duration other, Period shown, Instant now) {
        ShownPeriod changed = upToNow(other);
        return isLive()
                ? changed
                : changed.around(shown.from().plus(whole(shown).dividedBy(2)), now);
    }

    /** What came before or after what is shown, by half of it. */
    ShownPeriod step(int direction, Period shown, Instant now) {
        return ending(shown.to().plus(whole(shown).dividedBy(2).multipliedBy(direction)), now);
    }

    /**
     * More or less than what is shown, from an hour to a month.
     *
     * @param factor how much more, below 1 for less
     * @param about the fraction of what is shown that stays where it is
     */
    ShownPeriod zoom(double factor, double about, Period shown, Instant now) {
        Duration wanted = part(whole(shown), factor);
        Duration shortest = ShownTime.HOUR.length();
        Duration longest = ShownTime.MONTH.length();
        Duration within =
                wanted.compareTo(shortest) < 0
                        ? shortest
                        : wanted.compareTo(longest) > 0 ? longest : wanted;
        Instant still = shown.from().plus(part(whole(shown), about));
        return upToNow(within).ending(still.plus(part(within, 1 - about)), now);
    }

    private static Duration whole(Period shown) {
        return Duration.between(shown.from(), shown.to());
    }

    private static Duration part(Duration whole, double factor) {
        return Duration.ofMillis(Math.round(whole.toMillis() * factor));
    }

    /** Whether it lasts up to now. */
    boolean isLive() {
        return end == null;
    }

    /** When that is, at a moment. */
    Period at(Instant now) {
        if (since != null && since.isBefore(now)) {
            return new Period(since, now);
        }
        Instant to = end == null ? now : end;
        return new Period(to.minus(length), to);
    }
}
