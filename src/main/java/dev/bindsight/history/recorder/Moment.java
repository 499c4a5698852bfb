package dev.bindsight.history.recorder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by every clock of the machine, so that a suspend and a clock that was set are told apart
 * (clock_gettime(2)).
 *
 * @param wall CLOCK_REALTIME, which people and NTP set
 * @param running CLOCK_MONOTONIC, which stands still in suspend
 * @param elapsed CLOCK_BOOTTIME, which does not; absent where the system does not tell
 * @param boot which run of the machine it is; empty where the system does not tell
 */
public record Moment(Instant wall, Duration running, @Nullable Duration elapsed, String boot) {
    /** What tells such moments. */
    @FunctionalInterface
    public interface Source {
        /** This one. */
        Moment now();
    }
}
