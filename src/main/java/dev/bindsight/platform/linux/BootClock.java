package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.ProcessAbi.CLOCK_BOOTTIME;
import static dev.bindsight.platform.linux.abi.ProcessAbi.CLOCK_REALTIME;
import static dev.bindsight.platform.linux.abi.ProcessAbi.SC_CLK_TCK;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.bindsight.platform.linux.abi.ProcessAbi.Timespec;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Turns clock ticks since boot, in which the kernel tells start times, into instants. To make one
 * asks nothing of the machine.
 */
final class BootClock {
    private static final long SECOND = 1_000_000_000L;

    /** A clock set by more than this moves every start time; less is the clocks' own drift. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Libc libc;

    /** Zero before it was asked for; the kernel never changes it. */
    private volatile long ticksPerSecond;

    private @Nullable Instant boot;

    BootClock(Libc libc) {
        this.libc = libc;
    }

    /** In how many ticks the kernel divides a second where it tells users a time. */
    long ticksPerSecond() {
        long known = ticksPerSecond;
        if (known == 0) {
            known = Math.max(1, libc.sysconf(SC_CLK_TCK));
            ticksPerSecond = known;
        }
        return known;
    }

    /**
     * The instant that was {@code ticks} after boot. The same ticks always give the same instant,
     * unless someone sets the machine's clock.
     */
    Instant instant(long ticks) {
        return boot(measure()).plusNanos(ticks * (SECOND / ticksPerSecond()));
    }

    private synchronized Instant boot(Instant measured) {
        Instant known = boot;
        if (known == null || Duration.between(known, measured).abs().compareTo(STEP) > 0) {
            known = measured;
            boot = known;
        }
        return known;
    }

    /** How long the machine has run, the time in suspend included. */
    Duration elapsed() {
        return read(CLOCK_BOOTTIME);
    }

    /**
     * When the machine started, to the tick: start times are not told finer, and two runs of
     * Bindsight that read the clocks microseconds apart shall name the same instant.
     */
    private Instant measure() {
        Duration real = read(CLOCK_REALTIME);
        long nanos = real.minus(read(CLOCK_BOOTTIME)).toNanos();
        long tick = SECOND / ticksPerSecond();
        return Instant.EPOCH.plusNanos(Math.floorDiv(nanos + tick / 2, tick) * tick);
    }

    private Duration read(int clock) {
        var timespec = libc.scratch().struct;
        libc.clockGettime(clock, timespec.address());
        return Duration.ofSeconds(
                timespec.get(JAVA_LONG, Timespec.TV_SEC),
                timespec.get(JAVA_LONG, Timespec.TV_NSEC));
    }
}
