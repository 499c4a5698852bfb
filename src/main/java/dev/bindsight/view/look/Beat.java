package dev.bindsight.view.look;

import javafx.application.Platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again on the FX thread. A timeline would do as well, but while any
 * animation of JavaFX runs the toolkit lays out and looks for something to draw sixty times a
 * second, for one that changes a digit a second too.
 */
public final class Beat {
    private final Executor later;
    private final Runnable what;
    private int run;

    /** Something to be done every {@code period}; it does not begin by itself. */
    public Beat(Duration period, Runnable what) {
        this.what = what;
        later =
                CompletableFuture.delayedExecutor(
                        period.toNanos(), TimeUnit.NANOSECONDS, Platform::runLater);
    }

    /** Begins; the first time is one period away. FX thread. */
    public void start() {
        run++;
        await(run);
    }

    /** Ends. FX thread. */
    public void stop() {
        run++;
    }

    private void await(int mine) {
        later.execute(() -> {
            if (mine == run) {
                await(mine);
                what.run();
            }
        });
    }
}
