package dev.bindsight.view.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs background work at once, and what is due later when the test says that it is later. */
public final class SameThread implements Background {
    private final List<Runnable> later = new ArrayList<>();

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public void executeAfter(Duration delay, Runnable work) {
        later.add(work);
    }

    /** Runs what was due later. */
    public void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    /** Whether something is due later. */
    public boolean hasLater() {
        return !later.isEmpty();
    }
}
