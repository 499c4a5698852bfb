package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.job.Job;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.Theme;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/** What goes on in the background, as the status bar says it. */
class RunningButtonTest {

    private final Workers workers = new Workers(Platform::runLater);
    private final CountDownLatch end = new CountDownLatch(1);
    private final RunningButton button =
            RealWindow.onFx(() -> {
                // before the first control
                new Theme(ThemeChoice.LIGHT, _ -> {});
                return new RunningButton(workers.running(), InstantSource.system());
            });
    private final Stage stage = RealWindow.onFx(Stage::new);

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        RealWindow.onFx(() -> {
            var scene = new Scene(new StackPane(button), 600, 400);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            return true;
        });
        // the list hides when the window loses the keyboard
        RealWindow.awaitKeyboard(stage);
    }

    @AfterEach
    void close() {
        end.countDown();
        RealWindow.onFx(() -> {
            workers.close();
            stage.close();
            return true;
        });
    }

    @Test
    void whatTakesLongIsListedAndCanBeCancelledThere() {
        Job job = start("Waiting for a port");
        Eventually.holds("it is told of", () -> RealWindow.onFx(button::isVisible));
        assertThat(RealWindow.onFx(button::getText)).isEqualTo("1 running");

        press(button);
        Eventually.holds(
                "it is listed",
                () -> RealWindow.onFx(() -> texts().contains("Waiting for a port")));
        Eventually.holds(
                "it can be cancelled", () -> RealWindow.onFx(() -> !cancel().isDisabled()));
        assertThat(RealWindow.onFx(() -> cancel().getAccessibleText()))
                .isEqualTo("Cancel: Waiting for a port");
        assertThat(RealWindow.onFx(() -> cancel().getTooltip())).isNull();

        press(RealWindow.onFx(this::cancel));
        assertThat(job.cancellation().getAsBoolean()).isTrue();
        Eventually.holds(
                "nothing is told of any more",
                () -> RealWindow.onFx(() -> !button.isVisible() && list() == null));
    }

    @Test
    void whatIsAddedWhileTheListIsOpenIsListedTooAndWhatEndsLeavesIt() {
        start("One");
        Eventually.holds("it is told of", () -> RealWindow.onFx(button::isVisible));
        press(button);
        Job other = start("Another");
        Eventually.holds(
                "both are listed",
                () -> RealWindow.onFx(() -> texts().containsAll(List.of("One", "Another"))));

        RealWindow.onFx(() -> {
            other.cancel();
            return true;
        });
        Eventually.holds(
                "one is left",
                () ->
                        RealWindow.onFx(
                                () -> texts().contains("One") && !texts().contains("Another")));
    }

    private Job start(String title) {
        return RealWindow.onFx(() ->
                workers.wideLane("test")
                        .start(
                                new Job(
                                        title,
                                        _ -> {
                                            await();
                                            return () -> {};
                                        })));
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void press(Button pressed) {
        RealWindow.onFx(() -> {
            pressed.fire();
            return true;
        });
    }

    private @Nullable PopupWindow list() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(each -> stage.equals(each.getOwnerWindow()))
                .findFirst()
                .orElse(null);
    }

    private List<String> texts() {
        PopupWindow list = list();
        return list == null
                ? List.of()
                : list.getScene().getRoot().lookupAll(".task-list-cell .label").stream()
                        .map(each -> ((Labeled) each).getText())
                        .toList();
    }

    private Button cancel() {
        return (Button)
                Objects.requireNonNull(list())
                        .getScene()
                        .getRoot()
                        .lookup(".task-list-cell .task-cancel-button");
    }
}
