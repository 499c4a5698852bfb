package dev.bindsight.cli;

import java.time.ZoneId;

/**
 * Reads the time zone while the engine is opened on another thread: Java's first reading of it
 * takes as long as a look at every process.
 */
final class ZoneAhead {
    private ZoneAhead() {}

    /** Has it known from now on. */
    static void read() {
        var _ = ZoneId.systemDefault();
    }
}
