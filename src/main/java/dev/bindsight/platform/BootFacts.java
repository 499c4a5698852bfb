package dev.bindsight.platform;

import java.time.Duration;
import java.util.Optional;

/** Which run of the machine this is, and how long it has lasted. */
public interface BootFacts {
    /** A system that tells neither. */
    BootFacts NONE =
            new BootFacts() {
                @Override
                public Optional<String> id() {
                    return Optional.empty();
                }

                @Override
                public Optional<Duration> elapsed() {
                    return Optional.empty();
                }
            };

    /** What no other run of a machine has ({@code boot_id}, random(4)). */
    Optional<String> id();

    /** How long it has run, the time in suspend included (CLOCK_BOOTTIME, clock_gettime(2)). */
    Optional<Duration> elapsed();
}
