package dev.bindsight.history.recorder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Whether what is seen can be written down, for as long as a process records: one recorder after
 * the other, where the file has to be opened anew. Used by the thread that records.
 */
public final class Writing {
    private @Nullable Hindrance hindrance;

    /** Something could not be written. */
    void refused(String why, Instant now) {
        Hindrance before = hindrance;
        hindrance = new Hindrance(before == null ? now : before.since(), why);
    }

    /** It can be written again. */
    void done() {
        hindrance = null;
    }

    /** What keeps it from being written; absent for nothing. */
    @Nullable Hindrance hindrance() {
        return hindrance;
    }
}
