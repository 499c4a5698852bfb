package dev.bindsight.view.ports;

import java.time.Duration;

/** The one thread that lists are made on; the same thread at once in a test. */
public interface Background {
    /** Runs something after what was handed in before. */
    void execute(Runnable work);

    /** Runs something after a while. */
    void executeAfter(Duration delay, Runnable work);
}
