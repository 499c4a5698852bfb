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
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
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
                        java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PulseRestTest.class.getName());
        builder.environment().put("DISPLAY", System.getProperty("bindsight.test.display"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).endsWith("rests\n");
    }

    /** What is tested, in that process. */
    public static void main(String[] arguments) throws Exception {
        Platform.startup(() -> {});
        int status = 1;
        try {
            restsAndFires();
            System.out.println("rests");
            status = 0;
        } catch (Throwable failed) {
            failed.printStackTrace(System.out);
        } finally {
            System.exit(status); // threads of the toolkit keep the process up
        }
    }

    private static void restsAndFires() throws Exception {
        var begun = new CountDownLatch(1);
        Platform.runLater(() -> {
            PulseRest.begin();
            begun.countDown();
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
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
            assertThat(pulse.await(60, TimeUnit.SECONDS)).isTrue();
            rests(timer);
        }

        restsWithTheKeyboardIn(new TextField(), timer);
        restsWithTheKeyboardIn(new TextArea(), timer);
    }

    /** What JavaFX blinks by an endless animation, for which the timer would run for ever. */
    private static void restsWithTheKeyboardIn(TextInputControl field, Timer timer)
            throws InterruptedException {
        var blinks = new CountDownLatch(4);
        Platform.runLater(() -> {
            var scene = new Scene(new VBox(field));
            Theme.style(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            field.requestFocus();
            caret(field).opacityProperty().addListener((_, _, _) -> blinks.countDown());
        });
        assertThat(blinks.await(60, TimeUnit.SECONDS)).as("the caret blinks").isTrue();
        rests(timer);
        Platform.runLater(() -> field.getScene().getWindow().hide());
    }

    private static Node caret(TextInputControl field) {
        return field.lookupAll("*").stream()
                .filter(part -> part instanceof Path && part.opacityProperty().isBound())
                .findFirst()
                .orElseThrow();
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
        Eventually.holds("the timer rests", () -> !timer.isRunning());
    }

    private static Timer timer() throws ReflectiveOperationException {
        Field field = Toolkit.getToolkit().getClass().getDeclaredField("pulseTimer");
        field.setAccessible(true);
        return (Timer) field.get(Toolkit.getToolkit());
    }
}
