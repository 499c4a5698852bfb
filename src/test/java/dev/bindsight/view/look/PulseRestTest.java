package dev.bindsight.view.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The timer behind the pulses of JavaFX, in the toolkit of this display. */
class PulseRestTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    /** In a process of its own: here the windows of other tests may still blink a caret. */
    @Test
    void theTimerRestsWhileNothingIsDrawnAndFiresAgainAfter() throws Exception {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PulseRestTest.class.getName());
        builder.environment().put("DISPLAY", System.getProperty("bindsight.test.display"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).endsWith("rests\n");
    }

    /** What is tested, in that process. */
    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        restsAndFires();
        System.out.println("rests");
        System.exit(0);
    }

    private static void restsAndFires() throws Exception {
        var begun = new CountDownLatch(1);
        Platform.runLater(() -> {
            PulseRest.begin();
            begun.countDown();
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Timer timer = timer();
        assertThat(timer).isInstanceOf(RestingTimer.class);

        rests(timer);

        for (int i = 0; i < 3; i++) {
            var pulse = new CountDownLatch(2);
            var animation =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            pulse.countDown();
                            if (pulse.getCount() == 0) {
                                stop();
                            }
                        }
                    };
            Platform.runLater(animation::start);
            assertThat(pulse.await(10, TimeUnit.SECONDS)).isTrue();
            rests(timer);
        }
    }

    @Test
    void aTimerThatWasStoppedForGoodIsNotResumed() {
        boolean[] running =
                RealWindow.onFx(() -> {
                    var timer =
                            new RestingTimer(
                                    Application.GetApplication().createTimer(() -> {}), 16);
                    timer.start(16);
                    timer.pause();
                    timer.resume();
                    boolean resumed = timer.isRunning();
                    timer.stop();
                    timer.resume();
                    return new boolean[] {resumed, timer.isRunning()};
                });

        assertThat(running).containsExactly(true, false);
    }

    private static void rests(Timer timer) {
        Eventually.holds("the timer rests", Duration.ofSeconds(10), () -> !timer.isRunning());
    }

    private static Timer timer() throws ReflectiveOperationException {
        Field field = Toolkit.getToolkit().getClass().getDeclaredField("pulseTimer");
        field.setAccessible(true);
        return (Timer) field.get(Toolkit.getToolkit());
    }
}
