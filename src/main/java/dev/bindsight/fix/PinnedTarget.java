package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.platform.ProcessControl.PinnedProcess;

import java.time.Duration;

/**
 * A process that a stop holds on to.
 *
 * @param process the process
 * @param pinned the hold
 * @param since when it was told to end, as {@link System#nanoTime()} counts
 */
record PinnedTarget(ProcessDetails process, PinnedProcess pinned, long since)
        implements AutoCloseable {
    /** Held, and told to end now. */
    static PinnedTarget now(ProcessDetails process, PinnedProcess pinned) {
        return new PinnedTarget(process, pinned, System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
        pinned.close();
    }
}
