package dev.bindsight.view.job;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * All threads of the window and all that goes on on them. Belongs to the FX thread and never blocks
 * it.
 */
public final class Workers implements AutoCloseable {
    /** More connects at once than anybody begins by hand while one that was given up still ends. */
    private static final int MANY = 64;

    private final Executor ui;
    private final Map<String, BackgroundThread> threads = new HashMap<>();
    private final Set<BackgroundThread> lasting = new LinkedHashSet<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final ObservableList<Job> seenRunning =
            FXCollections.unmodifiableObservableList(running);

    /**
     * Nothing runs yet.
     *
     * @param ui the FX thread, {@code Platform::runLater}
     */
    public Workers(Executor ui) {
        this.ui = ui;
    }

    /** What goes on and takes more than a moment, the newest last. */
    public ObservableList<Job> running() {
        return seenRunning;
    }

    /** A lane on the thread of that name, which it may share with others. */
    public Lane lane(String name) {
        return laneOn(thread(name, 1));
    }

    /** The same, of which what is due is waited for before the process ends. */
    public Lane lastingLane(String name) {
        BackgroundThread thread = thread(name, 1);
        lasting.add(thread);
        return laneOn(thread);
    }

    /** A lane whose jobs run beside each other, each on a thread of its own. */
    public Lane wideLane(String name) {
        return laneOn(thread(name, MANY));
    }

    private BackgroundThread thread(String name, int most) {
        return threads.computeIfAbsent(name, _ -> new BackgroundThread(name, most));
    }

    private Lane laneOn(BackgroundThread thread) {
        var lane = new Lane(thread, ui);
        lanes.add(lane);
        lane.running().addListener((ListChangeListener<Job>) this::follow);
        return lane;
    }

    private void follow(ListChangeListener.Change<? extends Job> change) {
        while (change.next()) {
            running.removeAll(change.getRemoved());
            change.getAddedSubList().stream()
                    .filter(job -> !job.title().isEmpty())
                    .forEach(running::add);
        }
    }

    /** Cancels all that goes on and takes no more; what was begun ends by itself. */
    @Override
    public void close() {
        lanes.forEach(Lane::cancel);
        threads.values().forEach(BackgroundThread::leave);
    }

    /**
     * Waits for what is to be done before the process ends. After {@link #close}; not for the FX
     * thread.
     *
     * @param end as {@link System#nanoTime} counts
     */
    public void finish(long end) {
        lasting.forEach(thread -> thread.finish(end));
    }
}
