package dev.bindsight.view.job;

import dev.bindsight.handover.Latest;
import dev.bindsight.probe.Cancellation;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Something that the window does in the background: begun in a {@link Lane}, cancelled by whoever
 * watches it, and what came of it is told on the FX thread. A job that was cancelled has no result,
 * however long its work still takes to end, unless it is one {@link #toTheEnd}. It is made and
 * asked on the FX thread, but for what its work is given it for.
 */
public final class Job {
    /** The progress of a job that cannot tell how far it is. */
    public static final double UNKNOWN = -1;

    private final String title;
    private final Work work;
    private final Cancellation cancellation = new Cancellation();
    private final ReadOnlyDoubleWrapper progress =
            new ReadOnlyDoubleWrapper(this, "progress", UNKNOWN);
    private @Nullable Instant until;
    private boolean toTheEnd;
    private Runnable givenUp = () -> {};
    private Consumer<Throwable> failed = Job::tell;
    private @Nullable Lane lane;
    private @Nullable Latest<Double> steps;

    /** What blocks. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, on a thread of the background.
         *
         * @param job itself, for its cancellation and to say how far it is
         * @return tells on the FX thread what came of it
         */
        Runnable run(Job job);
    }

    /**
     * A job that was not begun.
     *
     * @param title what is done, in words for the user
     */
    public Job(String title, Work work) {
        this.title = title;
        this.work = work;
    }

    /** A job that is over in a moment, so that nobody needs to be told that it runs. */
    public Job(Work work) {
        this("", work);
    }

    /** It will be over then, as far as can be told. */
    public Job until(@Nullable Instant end) {
        until = end;
        return this;
    }

    /** Cancelling asks it to end soon; what came of it is told all the same. */
    public Job toTheEnd() {
        toTheEnd = true;
        return this;
    }

    /** Runs something when nothing comes of it any more: it is cancelled, or failed. */
    public Job whenGivenUp(Runnable then) {
        givenUp = then;
        return this;
    }

    /** Tells somebody of a bug for which it came to nothing; else it is told as of any thread. */
    public Job whenFailed(Consumer<Throwable> then) {
        failed = then;
        return this;
    }

    /** What is done; empty for what is over in a moment. */
    public String title() {
        return title;
    }

    /** When it will be over, absent where that cannot be told. */
    public @Nullable Instant until() {
        return until;
    }

    /** How far it is, from 0 to 1, or {@link #UNKNOWN}. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Ends it; what its work waits with may be woken by it. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Cancels it, unless it is over. */
    public void cancel() {
        if (lane != null) {
            lane.cancel(this);
        }
    }

    /** Says how far it is. Any thread. */
    public void progress(int done, int all) {
        if (steps != null && all > 0) {
            steps.send((double) done / all);
        }
    }

    /** Tells something on the FX thread before it is over, unless it is cancelled. Any thread. */
    public void tell(Runnable change) {
        if (lane != null) {
            lane.show(() -> {
                if (!cancellation.getAsBoolean()) {
                    change.run();
                }
            });
        }
    }

    /** It runs from now on. */
    void begin(Lane where, Executor ui) {
        lane = where;
        steps = new Latest<>(ui, progress::set);
    }

    /** Whether it goes on for a while though it is cancelled. */
    public boolean isToTheEnd() {
        return toTheEnd;
    }

    /** Whether nothing is told of it once it is cancelled. */
    boolean isAbandoned() {
        return cancellation.getAsBoolean() && !toTheEnd;
    }

    /** Does the work; tells on the FX thread what came of it, which may be a bug. */
    Runnable run() {
        try {
            Runnable came = isAbandoned() ? () -> {} : work.run(this);
            return () -> {
                if (!isAbandoned()) {
                    came.run();
                }
            };
        } catch (RuntimeException | Error bug) {
            return () -> {
                if (isAbandoned()) {
                    tell(bug);
                } else {
                    failed.accept(bug);
                    givenUp.run();
                }
            };
        }
    }

    /** Asks the work to end. */
    void stop() {
        cancellation.cancel();
        givenUp.run();
    }

    /** Nobody looks at what was cancelled any more, but a bug is one all the same. */
    private static void tell(Throwable bug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }

    @Override
    public String toString() {
        return "Job[" + title + "]";
    }
}
