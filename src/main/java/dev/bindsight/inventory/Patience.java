package dev.bindsight.inventory;

import java.time.Duration;

/**
 * When a costly search is worth another try: at once after one that found something, and twice as
 * long after each that did not. For an ordinary user some socket is always without an owner.
 */
final class Patience {
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    private long pause;
    private long until;

    /** Whether the time has come. */
    boolean isOver(long now) {
        return pause == 0 || now - until >= 0;
    }

    /** Takes note of how a search went. */
    void searched(boolean found, long now) {
        pause = found ? 0 : Math.clamp(pause * 2, FIRST, LONGEST);
        until = now + pause;
    }
}
