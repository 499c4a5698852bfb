package dev.bindsight.fix;

import dev.bindsight.model.Signal;

import java.time.Duration;

/**
 * How a stop is carried out.
 *
 * @param signal what is sent first: SIGTERM, or SIGKILL to processes that had their SIGTERM before
 * @param patience how long a process may take to end after SIGTERM
 * @param watch how long the port is watched for a restart, by looking
 */
public record StopOptions(Signal signal, Duration patience, Duration watch) {
    /** SIGTERM, 5 s for the process, 3 s for the port. */
    public static final StopOptions DEFAULT =
            new StopOptions(Duration.ofSeconds(5), Duration.ofSeconds(3));

    /** With SIGTERM first. */
    public StopOptions(Duration patience, Duration watch) {
        this(Signal.SIGTERM, patience, watch);
    }

    /** The same for processes that did not end after their SIGTERM. */
    public StopOptions killing() {
        return new StopOptions(Signal.SIGKILL, patience, watch);
    }
}
