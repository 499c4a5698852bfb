package dev.bindsight.fix;

import java.time.Duration;

/**
 * How patient a stop is.
 *
 * @param patience how long a process may take to end after SIGTERM
 * @param watch how long the port is watched for a restart, by looking
 */
public record StopOptions(Duration patience, Duration watch) {
    /** 5 s for the process, 3 s for the port. */
    public static final StopOptions DEFAULT =
            new StopOptions(Duration.ofSeconds(5), Duration.ofSeconds(3));
}
