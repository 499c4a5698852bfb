package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Fix;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.Pause;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits until the kernel has let go of what is left of connections, by looking: a bind tried again
 * and again would hold the port whenever it worked, and could make another server fail.
 */
final class TimeWaitWatch {
    /** How often is looked while the timer runs: it may end early, or another may begin. */
    private static final Duration FAR = Duration.ofMillis(250);

    /** How often is looked once the timer has run out. */
    private static final Duration NEAR = Duration.ofMillis(10);

    /** The kernel's timer wheel may be late by an eighth of the time (kernel/time/timer.c). */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final FreshSockets sockets;

    TimeWaitWatch(InventoryEngine inventory) {
        this.sockets = new FreshSockets(inventory);
    }

    /**
     * Waits until no timer stands in the way any more, or something does that no timer ends.
     *
     * @return false if it was cancelled
     */
    boolean awaitEnd(Fix.WaitForTimeWait wait, Cancellation cancellation) {
        Instant last = wait.until();
        Optional<Instant> end = end(wait);
        while (end.isPresent()) {
            last = end.get().isAfter(last) ? end.get() : last;
            Duration left = Duration.between(Instant.now(), end.get());
            if (Duration.between(last, Instant.now()).compareTo(LATE) > 0) {
                return !cancellation.getAsBoolean();
            }
            Duration pause = left.compareTo(FAR) > 0 ? FAR : left.compareTo(NEAR) > 0 ? left : NEAR;
            if (!Pause.of(pause, cancellation)) {
                return false;
            }
            end = end(wait);
        }
        return !cancellation.getAsBoolean();
    }

    /** Whether another wait would help: what stands in the way has begun its time anew. */
    boolean isAwaitable(Fix.WaitForTimeWait wait) {
        return end(wait).filter(end -> end.isAfter(Instant.now().plus(FAR))).isPresent();
    }

    /** When the last timer ends; empty if there is none, or a process holds the port. */
    private Optional<Instant> end(Fix.WaitForTimeWait wait) {
        Occupants there =
                sockets.occupants(wait.probe().place(), wait.probe().protocol()).orElse(null);
        if (there == null) {
            // no source answers, so what was known at first has to do
            return Optional.of(wait.until()).filter(until -> until.isAfter(Instant.now()));
        }
        return there.isKept() ? Optional.empty() : there.lastEnd();
    }
}
