package dev.bindsight.model;

import java.time.Duration;
import java.util.List;

/**
 * A probe that was carried out.
 *
 * @param probe what was tried
 * @param trace every call made for it, in order, the close too
 * @param outcome how it ended
 * @param elapsed how long it took
 */
public record Attempt(Probe probe, List<TracedCall> trace, Outcome outcome, Duration elapsed) {
    /** Copies the list. */
    public Attempt {
        trace = List.copyOf(trace);
    }

    /** Whether it worked. */
    public boolean ok() {
        return outcome.ok();
    }
}
