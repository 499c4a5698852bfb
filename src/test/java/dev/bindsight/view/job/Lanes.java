package dev.bindsight.view.job;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Lanes whose jobs run when and where a test says. */
public final class Lanes {
    private Lanes() {}

    /** Everything happens at once on the thread that asks for it. */
    public static Lane atOnce() {
        return of(Runnable::run, Runnable::run);
    }

    /** What blocks runs where it is said to, and what came of it is told at once. */
    public static Lane of(Executor background) {
        return of(background, Runnable::run);
    }

    /** What blocks, and what came of it, run where they are said to. */
    public static Lane of(Executor background, Executor ui) {
        return new Lane(
                new Background() {
                    @Override
                    public void execute(Runnable work) {
                        background.execute(work);
                    }

                    @Override
                    public void executeAfter(Duration delay, Runnable work) {
                        background.execute(work);
                    }
                },
                ui);
    }
}
