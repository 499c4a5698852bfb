package dev.bindsight.fix;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessState;

import org.jspecify.annotations.Nullable;

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
    private volatile boolean continues;

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

    /** Allows SIGCONT to a stopped process, and no SIGKILL. */
    static Recorder continuing() {
        Recorder recorder = patient();
        recorder.continues = true;
        return recorder;
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
    public Next outlived(ProcessDetails process, @Nullable ProcessCondition condition) {
        asked.add(process);
        if (continues && condition != null && condition.state() == ProcessState.STOPPED) {
            return Next.CONTINUE;
        }
        return kills ? Next.KILL : Next.LEAVE;
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
