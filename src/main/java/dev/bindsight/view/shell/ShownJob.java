package dev.bindsight.view.shell;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.job.Job;

import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * A job in the form in which ControlsFX shows what runs. It does nothing by itself and waits for as
 * long as it is shown: a task that does not run cannot be cancelled.
 */
final class ShownJob extends Task<@Nullable Void> {
    private final Job job;
    private final Instant since;
    private final InstantSource clock;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Shown from now on, and then {@link #end}ed. FX thread. */
    ShownJob(Job job, Instant since, InstantSource clock) {
        this.job = job;
        this.since = since;
        this.clock = clock;
        updateTitle(job.title());
        tick();
        Thread.ofPlatform().daemon().name("shown-job").start(this);
    }

    /** Whether it stands for that one. */
    boolean shows(Job other) {
        return job == other;
    }

    /** Says how long it has run, or will, and how far it is. FX thread. */
    void tick() {
        Instant now = clock.instant();
        Instant until = job.until();
        Duration gone = Duration.between(since, now);
        if (until == null) {
            updateMessage(Texts.get("status.job.elapsed", DurationText.span(gone)));
            // one that goes to and fro would have everything drawn sixty times a second
            updateProgress(Math.max(0, job.progressProperty().get()), 1);
        } else {
            Duration left = Duration.between(now, until);
            updateMessage(Texts.get("status.job.left", DurationText.remaining(left)));
            updateProgress(gone.toMillis(), Math.max(1, gone.plus(left).toMillis()));
        }
    }

    /** Is no longer shown. */
    void end() {
        over.countDown();
    }

    @Override
    protected @Nullable Void call() throws InterruptedException {
        over.await();
        return null;
    }

    @Override
    public boolean cancel(boolean interrupting) {
        job.cancel();
        // one that goes on is still shown
        return !job.isToTheEnd() && super.cancel(interrupting);
    }
}
