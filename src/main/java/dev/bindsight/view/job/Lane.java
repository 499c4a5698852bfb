package dev.bindsight.view.job;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The jobs of one screen: begun on its thread, watched and cancelled together. Belongs to the FX
 * thread, unless it says otherwise.
 */
public final class Lane implements Background {
    private final Background background;
    private final Executor ui;
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final ObservableList<Job> seenRunning =
            FXCollections.unmodifiableObservableList(running);
    private final BooleanBinding busy = Bindings.isNotEmpty(running);

    /**
     * A lane in which nothing runs.
     *
     * @param background runs what blocks
     * @param ui the FX thread; the same thread in a test
     */
    public Lane(Background background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /** What goes on, the newest last. */
    public ObservableList<Job> running() {
        return seenRunning;
    }

    /** Whether something goes on. */
    public BooleanBinding busy() {
        return busy;
    }

    /** Begins a job, behind those before it. */
    public Job start(Job job) {
        begin(job);
        background.execute(() -> run(job));
        return job;
    }

    /** Begins a job in place of all that goes on. */
    public Job startInstead(Job job) {
        cancel();
        return start(job);
    }

    /** Begins a job after a while; until then it can be cancelled already. */
    public Job startAfter(Duration delay, Job job) {
        begin(job);
        background.executeAfter(delay, () -> run(job));
        return job;
    }

    /** Runs something in the background of which nothing has to be told. Any thread. */
    @Override
    public void execute(Runnable work) {
        background.execute(work);
    }

    @Override
    public void executeAfter(Duration delay, Runnable work) {
        background.executeAfter(delay, work);
    }

    /** Runs something on the FX thread. Any thread. */
    public void show(Runnable change) {
        ui.execute(change);
    }

    /** Cancels all that goes on. */
    public void cancel() {
        List.copyOf(running).forEach(this::cancel);
    }

    void cancel(Job job) {
        if (running.contains(job) && !job.cancellation().getAsBoolean()) {
            job.stop();
            if (job.isAbandoned()) {
                running.remove(job);
            }
        }
    }

    private void begin(Job job) {
        job.begin(this, ui);
        running.add(job);
    }

    private void run(Job job) {
        Runnable came = job.run();
        ui.execute(() -> end(job, came));
    }

    private void end(Job job, Runnable came) {
        try {
            came.run();
        } finally {
            running.remove(job);
        }
    }
}
