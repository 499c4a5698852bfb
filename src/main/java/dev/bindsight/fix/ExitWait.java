package dev.bindsight.fix;

import dev.bindsight.model.SyscallResult;
import dev.bindsight.model.TracedCall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Waits for the end of several processes at once. One is polled until it ends; the others are
 * looked at in between, ten times a second, when the observer is told how long is left too.
 */
final class ExitWait {
    private static final long TICK_NANOS = 100_000_000;

    private final StopObserver observer;
    private final long deadline;
    private final List<PinnedTarget> running;
    private final Map<PinnedTarget, TracedCall> polls = new LinkedHashMap<>();
    private final List<PinnedTarget> exited = new ArrayList<>();
    private long nextTick = System.nanoTime();

    private ExitWait(List<PinnedTarget> processes, Duration limit, StopObserver observer) {
        this.running = new ArrayList<>(processes);
        this.observer = observer;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * How a wait ended.
     *
     * @param exited those that ended
     * @param running those that did not
     */
    record Ended(List<PinnedTarget> exited, List<PinnedTarget> running) {}

    /**
     * Waits until all have ended, the time runs out or the user cancels. Tells of each that ended,
     * and of each that did not unless it was cancelled.
     */
    static Ended await(List<PinnedTarget> processes, Duration limit, StopObserver observer) {
        return new ExitWait(processes, limit, observer).run();
    }

    /** Whether a process has ended by now. */
    static boolean hasEnded(PinnedTarget held) {
        return isExit(held.pinned().awaitExit(Duration.ZERO, () -> false));
    }

    private Ended run() {
        boolean goOn = true;
        while (goOn && !running.isEmpty()) {
            PinnedTarget first = running.getFirst();
            long left = Math.max(0, deadline - System.nanoTime());
            BooleanSupplier interrupted = () -> tick(first);
            TracedCall poll = first.pinned().awaitExit(Duration.ofNanos(left), interrupted);
            polls.put(first, poll);
            goOn = isExit(poll);
            if (goOn) {
                ended(first, poll);
            }
        }
        // the time may have run out on the first while others had ended
        List.copyOf(running).forEach(this::look);
        if (!observer.cancelled()) {
            for (PinnedTarget held : running) {
                TracedCall poll = Objects.requireNonNull(polls.get(held));
                observer.step(new StopStep.StillRunning(held.process(), poll));
            }
        }
        return new Ended(List.copyOf(exited), List.copyOf(running));
    }

    /** Asked all the time while one is polled. Returns whether the user has cancelled. */
    private boolean tick(PinnedTarget polled) {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK_NANOS;
            for (PinnedTarget other : List.copyOf(running)) {
                if (other != polled) {
                    look(other);
                }
            }
            Duration left = Duration.ofNanos(Math.max(0, deadline - now));
            running.forEach(held -> observer.step(new StopStep.Waiting(held.process(), left)));
        }
        return observer.cancelled();
    }

    private void look(PinnedTarget held) {
        TracedCall poll = held.pinned().awaitExit(Duration.ZERO, () -> false);
        polls.putIfAbsent(held, poll);
        if (isExit(poll)) {
            ended(held, poll);
        }
    }

    private void ended(PinnedTarget held, TracedCall poll) {
        running.remove(held);
        exited.add(held);
        observer.step(new StopStep.Exited(held.process(), poll, held.elapsed()));
    }

    private static boolean isExit(TracedCall poll) {
        return poll.result() instanceof SyscallResult.Returned(long ready) && ready > 0;
    }
}
