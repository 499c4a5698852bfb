package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Remembers every step, and answers as the test wants. */
final class Recorder implements StopObserver {
    private final List<StopStep> steps = new CopyOnWriteArrayList<>();
    private final List<ProcessDetails> asked = new CopyOnWriteArrayList<>();
    private final boolean kills;
    private final Predicate<StopStep> cancels;
    private volatile boolean cancelled;

    private Recorder(boolean kills, Predicate<StopStep> cancels) {
        this.kills = kills;
        this.cancels = cancels;
    }

    /** Does not allow SIGKILL. */
    static Recorder patient() {
        return new Recorder(false, _ -> false);
    }

    /** Allows SIGKILL. */
    static Recorder killing() {
        return new Recorder(true, _ -> false);
    }

    /** Cancels at the first step of a kind. */
    static Recorder cancellingAt(Class<? extends StopStep> kind) {
        return new Recorder(true, kind::isInstance);
    }

    /** Has cancelled before anything began. */
    static Recorder cancelledFromTheStart() {
        Recorder recorder = patient();
        recorder.cancelled = true;
        return recorder;
    }

    @Override
    public void step(StopStep step) {
        steps.add(step);
        cancelled |= cancels.test(step);
    }

    @Override
    public boolean mayKill(ProcessDetails process) {
        asked.add(process);
        return kills;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    List<StopStep> steps() {
        return List.copyOf(steps);
    }

    <T extends StopStep> List<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The kinds of steps in order, repeats left out. */
    List<String> story() {
        return steps.stream().map(step -> step.getClass().getSimpleName()).distinct().toList();
    }

    List<ProcessDetails> askedToKill() {
        return List.copyOf(asked);
    }
}
