package dev.bindsight.view.job;

import java.time.Duration;
import java.util.concurrent.Executor;

/** A thread for what may not run on the FX thread; the same thread at once in a test. */
public interface Background extends Executor {
    /** Runs something after what was handed in before. */
    @Override
    void execute(Runnable work);

    /** Runs something after a while. */
    void executeAfter(Duration delay, Runnable work);
}
