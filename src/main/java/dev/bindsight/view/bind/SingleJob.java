package dev.bindsight.view.bind;

import dev.bindsight.probe.Cancellation;
import dev.bindsight.view.verdict.BusyBar;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs one thing at a time in the background; beginning another cancels what runs. */
final class SingleJob {
    private final Executor background;
    private final Executor ui;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable Job> job =
            new ReadOnlyObjectWrapper<>(this, "job");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    /**
     * What runs.
     *
     * @param what it in words
     * @param since when it began
     * @param until when it will be over, absent where that cannot be told
     * @param cancellation ends it
     */
    record Job(String what, Instant since, @Nullable Instant until, Cancellation cancellation) {}

    /**
     * Nothing runs yet.
     *
     * @param background runs what blocks, one after the other
     * @param ui runs what changes the properties
     */
    SingleJob(Executor background, Executor ui, InstantSource clock) {
        this.background = background;
        this.ui = ui;
        this.clock = clock;
    }

    /** What runs, absent if nothing does. */
    ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** Why the last run came to nothing: a bug of Bindsight. Absent if it went well. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Begins something. */
    void start(String what, @Nullable Instant until, Consumer<Cancellation> work) {
        cancel();
        failure.set(null);
        var begun = new Job(what, clock.instant(), until, new Cancellation());
        job.set(begun);
        background.execute(() -> {
            Optional<Throwable> bug = run(work, begun.cancellation());
            ui.execute(() -> {
                if (job.get() == begun) {
                    job.set(null);
                    failure.set(bug.orElse(null));
                } else {
                    bug.ifPresent(SingleJob::tell);
                }
            });
        });
    }

    /** Cancels what runs. Nothing comes of it any more, however long it takes to end. */
    void cancel() {
        Job running = job.get();
        if (running != null) {
            job.set(null);
            running.cancellation().cancel();
        }
    }

    /** Tells a bar of what runs. */
    void showIn(BusyBar bar) {
        job.subscribe(running -> {
            if (running == null) {
                bar.end();
            } else {
                bar.begin(running.what(), running.since(), running.until());
            }
        });
    }

    /** What was cancelled has no result: it is not known when it would have ended, or how. */
    void deliver(Cancellation begun, Runnable change) {
        ui.execute(() -> {
            if (!begun.getAsBoolean()) {
                change.run();
            }
        });
    }

    /** Nobody looks at what was cancelled any more, but a bug is one all the same. */
    private static void tell(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }

    private static Optional<Throwable> run(Consumer<Cancellation> work, Cancellation cancellation) {
        try {
            work.accept(cancellation);
            return Optional.empty();
        } catch (RuntimeException | Error bug) {
            return Optional.of(bug);
        }
    }
}
