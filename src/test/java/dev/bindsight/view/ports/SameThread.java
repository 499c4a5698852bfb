package dev.bindsight.view.ports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs background work at once, and what is due later when the test says that it is later. */
final class SameThread implements Background {
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
    void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    /** Whether something is due later. */
    boolean hasLater() {
        return !later.isEmpty();
    }
}
