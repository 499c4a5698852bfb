package dev.bindsight.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** How a background thread ends. */
class BackgroundThreadTest {
    private static final Duration PATIENCE = Eventually.PATIENCE;

    private final BackgroundThread background = new BackgroundThread("test", 1);

    @Test
    void whatIsDueLaterKeepsNobodyWaiting() throws InterruptedException {
        var late = new AtomicBoolean();
        var thread = new CompletableFuture<Thread>();
        background.executeAfter(Duration.ofHours(1), () -> late.set(true));
        background.execute(() -> thread.complete(Thread.currentThread()));

        background.leave();

        assertThat(thread.join().join(PATIENCE)).as("the thread has ended").isTrue();
        assertThat(late).isFalse();
    }

    @Test
    void whatIsDueIsFinished() {
        var written = new AtomicBoolean();
        background.execute(() -> written.set(true));

        background.leave();
        background.finish(System.nanoTime() + PATIENCE.toNanos());

        assertThat(written).isTrue();
    }
}
