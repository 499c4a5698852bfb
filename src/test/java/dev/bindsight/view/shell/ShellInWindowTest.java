package dev.bindsight.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.WindowRobot;
import dev.bindsight.view.copy.Clipboards;

import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What concerns the whole of the real window: its place, its zoom, what it confirms. */
class ShellInWindowTest {
    private static final Rectangle2D LEFT = new Rectangle2D(37, 61, 903, 611);

    private static final double ROW = 24;

    @TempDir Path directory;

    private final WindowRobot robot = new WindowRobot();

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void itComesBackWhereItWasLeftHoweverOften() {
        try (RealWindow first = open()) {
            RealWindow.onFx(() -> {
                Stage stage = first.stage();
                stage.setX(LEFT.getMinX());
                stage.setY(LEFT.getMinY());
                stage.setWidth(LEFT.getWidth());
                stage.setHeight(LEFT.getHeight());
                return true;
            });
            eventually("it is there", () -> place(first).equals(LEFT));
        }
        for (int restart = 1; restart <= 3; restart++) {
            try (RealWindow again = RealWindow.asItWasLeft(settings(), "/nonexistent")) {
                eventually("it is where it was left", () -> place(again).equals(LEFT));
            }
        }
    }

    @Test
    void everythingGrowsWithTheZoomWhichIsRemembered() {
        double natural;
        try (RealWindow window = open()) {
            eventually("a row is drawn", () -> rowOnScreen() > 0);
            natural = rowOnScreen();
            press(window, KeyCode.EQUALS);
            assertThat(press(window, KeyCode.EQUALS)).isEqualTo("Zoom 125 %");
            eventually("a row is a quarter higher", () -> isAbout(rowOnScreen(), natural * 1.25));
        }
        try (RealWindow window = RealWindow.asItWasLeft(settings(), "/nonexistent")) {
            eventually("it is as it was left", () -> isAbout(rowOnScreen(), natural * 1.25));
            press(window, KeyCode.DIGIT0);
            eventually("a row is as high as ever", () -> isAbout(rowOnScreen(), natural));
            String confirmed =
                    RealWindow.onFx(() -> {
                        Clipboards.put("kill 4100");
                        return toast(window);
                    });
            assertThat(confirmed).isEqualTo("Copied: kill 4100");
        }
    }

    /**
     * Presses a key with Ctrl. What it says may be gone, on a busy machine, before everything is
     * drawn anew.
     *
     * @return what is said
     */
    private static String press(RealWindow window, KeyCode key) {
        return RealWindow.onFx(() -> {
            Event.fireEvent(
                    window.scene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false));
            return toast(window);
        });
    }

    /** It is what is seen until the first picture, too. */
    @Test
    void theSceneIsFilledAsTheThemeIs() throws IOException {
        for (String theme : List.of("LIGHT", "DARK")) {
            Files.writeString(settings(), "theme=" + theme);
            try (RealWindow window = RealWindow.asItWasLeft(settings(), "/nonexistent")) {
                Region everything = (Region) window.scene().getRoot();
                assertThat(window.scene().getFill())
                        .as(theme)
                        .isEqualTo(everything.getBackground().getFills().getLast().getFill());
            }
        }
    }

    private RealWindow open() {
        return new RealWindow(settings(), "/nonexistent", 1200, 760);
    }

    private Path settings() {
        return directory.resolve("settings.properties");
    }

    /** How high a row is on the screen, 0 if none is drawn yet. */
    private double rowOnScreen() {
        return robot.lookup("#ports-table .table-row-cell")
                .<Node>tryQuery()
                .map(row -> row.localToScreen(new BoundingBox(0, 0, 1, ROW)).getHeight())
                .orElse(0.0);
    }

    private static boolean isAbout(double pixels, double wanted) {
        return Math.abs(pixels - wanted) < 0.01;
    }

    private static String toast(RealWindow window) {
        return window.scene().lookup("#toast") instanceof Labeled toast && toast.isVisible()
                ? toast.getText()
                : "";
    }

    private static Rectangle2D place(RealWindow window) {
        Stage stage = window.stage();
        return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    private static void eventually(String what, BooleanSupplier condition) {
        Eventually.holds(what, () -> RealWindow.onFx(condition::getAsBoolean));
    }
}
