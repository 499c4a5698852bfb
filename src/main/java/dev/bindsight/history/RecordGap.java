package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A time in which nothing was recorded. What happened in it is not known: no port was "free" then.
 *
 * @param from when the last look before it was taken
 * @param to when the first look after it was taken; now, where nothing is recorded yet again
 * @param why why nothing was recorded
 * @param reason what the system said, where it refused something; else absent
 */
public record RecordGap(Instant from, Instant to, Why why, @Nullable String reason) {
    /** Checks the order. */
    public RecordGap {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a gap from " + from + " to " + to);
        }
    }

    /** One for which the system gave no reason. */
    public RecordGap(Instant from, Instant to, Why why) {
        this(from, to, why, null);
    }

    /** Whether an instant is within it. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Why nothing was recorded. */
    public enum Why {
        /** The recorder was ended as it should be, and started again. */
        NOT_RECORDING,
        /** The recorder ended without a word: it was killed, or the machine lost its power. */
        BROKEN_OFF,
        /** The machine was suspended. */
        SUSPENDED,
        /** The machine was shut down or started anew in between. */
        BOOT,
        /** The recorder ran and could not look: it was halted, or no source answered. */
        NO_LOOK,
        /** The recorder ran and could not write down what it saw, as on a full disk. */
        NOT_WRITTEN
    }
}
