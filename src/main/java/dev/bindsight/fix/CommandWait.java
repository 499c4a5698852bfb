package dev.bindsight.fix;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Is asked all the time while a command runs whether the user has cancelled, and tells the observer
 * about ten times a second how long is left, as for a process that was signalled.
 */
final class CommandWait implements BooleanSupplier {
    private static final long TICK_NANOS = 100_000_000;

    private final List<PinnedTarget> owners;
    private final StopObserver observer;
    private final long deadline;
    private long nextTick = System.nanoTime();

    CommandWait(List<PinnedTarget> owners, Duration limit, StopObserver observer) {
        this.owners = List.copyOf(owners);
        this.observer = observer;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    @Override
    public boolean getAsBoolean() {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NANOS;
            Duration left = Duration.ofNanos(Math.max(0, deadline - now));
            owners.forEach(held -> observer.step(new StopStep.Waiting(held.process(), left)));
        }
        return observer.cancelled();
    }
}
