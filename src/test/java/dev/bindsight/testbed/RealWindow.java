package dev.bindsight.testbed;

import dev.bindsight.app.Engine;
import dev.bindsight.model.SocketKey;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.view.Arrival;
import dev.bindsight.view.Desktop;
import dev.bindsight.view.EarlyWindow;
import dev.bindsight.view.MainWindow;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.rows.Row;

import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The real window on the real machine, and what is seen in it. JavaFX must have been started. */
public final class RealWindow implements AutoCloseable {

    private final Engine engine = Engine.on(LinuxPlatform.open(), "workstation");
    private final Stage stage;
    private final MainWindow window;

    /**
     * Opens it in the upper left corner and waits until it shows sockets.
     *
     * @param settings where choices are kept
     * @param home the home directory, shown as {@code ~}
     */
    public RealWindow(Path settings, String home, double width, double height) {
        this(settings, home);
        onFx(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        show();
    }

    private RealWindow(Path settings, String home) {
        var file = new SettingsFile(settings);
        Desktop desktop = engine.desktop(file, home);
        stage = onFx(Stage::new);
        Fonts.load();
        window = onFx(() -> new MainWindow(new EarlyWindow(stage, file), desktop, _ -> {}));
    }

    /** Opens it where and as large as the settings have it, and waits until it shows sockets. */
    public static RealWindow asItWasLeft(Path settings, String home) {
        var window = new RealWindow(settings, home);
        window.show();
        return window;
    }

    private void show() {
        onFx(() -> {
            window.show();
            return true;
        });
        // rows may be there before the desktop has shown the window and given it the keyboard
        awaitKeyboard(stage);
        Eventually.holds("all of it", () -> onFx(() -> scene().lookup("#ports-count") != null));
        Eventually.holds("sockets in the list", () -> onFx(() -> !rows().isEmpty()));
    }

    /** Comes to it with something. */
    public void receive(Arrival arrival) {
        onFx(() -> {
            window.receive(arrival);
            return true;
        });
    }

    /** Its stage. */
    public Stage stage() {
        return stage;
    }

    /** Its scene. */
    public Scene scene() {
        return stage.getScene();
    }

    /** Waits until the list shows a port. */
    public void awaitPort(int port) {
        Eventually.holds("port " + port, () -> onFx(() -> indexOf(port) >= 0));
    }

    /** Selects a port in the list, after waiting for it, and scrolls to it. */
    public void select(int port) {
        awaitPort(port);
        onFx(() -> {
            table().getSelectionModel().clearAndSelect(indexOf(port));
            table().scrollTo(Math.max(0, indexOf(port) - 8));
            return true;
        });
    }

    /**
     * Waits until a table draws a cell with a text, and gives its middle on the screen. A table
     * draws its cells anew whenever it likes, so the cell itself may be gone a moment later.
     *
     * @param cells a CSS selector of the cells that count
     */
    public Point2D cell(String cells, String text) {
        var middle = new AtomicReference<Point2D>();
        Eventually.holds(
                "a cell " + text + " of " + cells,
                () -> {
                    middle.set(onFx(() -> middle(cells, text)));
                    return middle.get() != null;
                });
        return middle.get();
    }

    private @Nullable Point2D middle(String cells, String text) {
        return scene().getRoot().lookupAll(cells).stream()
                .filter(node -> node instanceof Labeled cell && text.equals(cell.getText()))
                .filter(node -> node.getScene() != null && node.getParent().isVisible())
                .findFirst()
                .map(node -> node.localToScreen(node.getBoundsInLocal()))
                .map(bounds -> new Point2D(bounds.getCenterX(), bounds.getCenterY()))
                .orElse(null);
    }

    /** Waits until a text is seen that fits. */
    public void awaitText(String what, Predicate<String> fits) {
        Eventually.holds(what, () -> onFx(() -> texts().stream().anyMatch(fits)));
    }

    /**
     * Waits until the window has said something that fits, which it does for a moment only: on a
     * busy machine that may be over before anybody looks, and what was said stays where it stood.
     */
    public void awaitSaid(String what, Predicate<String> fits) {
        Eventually.holds(
                what,
                () ->
                        onFx(() ->
                                scene().lookup("#toast") instanceof Labeled said
                                        && fits.test(said.getText())));
    }

    /** The ports in the list, in its order. */
    public List<Integer> ports() {
        return onFx(() ->
                rows().stream().map(row -> row.get().entry().local().port().number()).toList());
    }

    /** Waits until the button with an id can be pressed. */
    public void awaitShown(String id) {
        Eventually.holds(
                "button " + id,
                () ->
                        onFx(() ->
                                scene().lookup("#" + id) instanceof ButtonBase button
                                        && button.isVisible()
                                        && !button.isDisabled()));
    }

    /** Presses the button with an id as the keyboard would. */
    public void press(String id) {
        awaitShown(id);
        onFx(() -> {
            ((ButtonBase) scene().lookup("#" + id)).fire();
            return true;
        });
    }

    /** Puts text into the field with an id, in place of what it holds. */
    public void fill(String id, String text) {
        onFx(() -> {
            ((TextField) scene().lookup("#" + id)).setText(text);
            return true;
        });
    }

    /** Every text that is drawn. */
    public List<String> texts() {
        var texts = new ArrayList<String>();
        collect(scene().getRoot(), texts);
        return texts;
    }

    /**
     * Waits until the desktop has shown a window and given it the keyboard. Before that a press of
     * the pointer goes to what is behind it, and a menu or list that is opened in it may hide by
     * itself: the keyboard comes and goes while it is given.
     */
    public static void awaitKeyboard(Window window) {
        Eventually.holds("a window with the keyboard", () -> onFx(window::isFocused));
    }

    /**
     * Clicks twice where the pointer is. Both clicks are on their way before the window hears of
     * the first: on a busy machine two that a test makes one after the other are no double click.
     */
    public static void doubleClick() {
        onFx(() -> {
            var pointer = new Robot();
            pointer.mouseClick(MouseButton.PRIMARY);
            pointer.mouseClick(MouseButton.PRIMARY);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The text on the clipboard, empty where there is none. */
    public static String clipboard() {
        return onFx(
                () -> Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
    }

    /** Computes something on the FX thread. */
    public static <T> T onFx(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    @Override
    public void close() {
        onFx(() -> {
            window.close();
            stage.close();
            return true;
        });
        window.finish();
        engine.close();
    }

    @SuppressWarnings("unchecked") // the list holds rows and nothing else
    private TableView<Row<SocketKey, PortFacts>> table() {
        return (TableView<Row<SocketKey, PortFacts>>) scene().lookup("#ports-table");
    }

    private List<Row<SocketKey, PortFacts>> rows() {
        return table().getItems();
    }

    private int indexOf(int port) {
        List<Row<SocketKey, PortFacts>> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get().entry().local().port().number() == port) {
                return i;
            }
        }
        return -1;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            texts.add(labeled.getText());
        } else if (node instanceof Text text) {
            texts.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }
}
