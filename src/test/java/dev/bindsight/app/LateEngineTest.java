package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An engine that another thread opens. */
class LateEngineTest {
    @TempDir private Path state;

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final CountDownLatch mayOpen = new CountDownLatch(1);

    private Engine open() {
        try {
            mayOpen.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Engine.on(platform, "test", Map.of("XDG_STATE_HOME", state.toString()));
    }

    @Test
    void oneThatIsClosedWhileItIsOpenedIsClosedThen() {
        var late = new LateEngine(this::open);
        late.begin();
        late.close();
        mayOpen.countDown();

        assertThat(late.get()).isNotNull();
        assertThat(platform.closes()).isEqualTo(1);
    }

    @Test
    void oneThatNobodyAskedForIsNeitherOpenedNorClosed() {
        new LateEngine(
                        () -> {
                            throw new AssertionError("opened");
                        })
                .close();

        assertThat(platform.closes()).isZero();
    }

    @Test
    void anInterruptionBreaksNothingOffAndIsKept() {
        var late = new LateEngine(this::open);
        late.begin();
        Thread.currentThread().interrupt();
        mayOpen.countDown();
        try (Engine engine = late.get()) {
            assertThat(engine).isSameAs(late.get());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            // for the tests behind this one
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
