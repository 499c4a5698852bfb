package dev.bindsight.view;

import dev.bindsight.fix.StopPlan;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SourceComparison;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.SettingsFile;
import dev.bindsight.testbed.Eventually;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.testbed.WindowRobot;
import dev.bindsight.view.details.SocketFacts;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.NoPast;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.sample.SampleEngine;
import dev.bindsight.view.sample.ScriptedProbing;
import dev.bindsight.view.sample.ScriptedStopper;
import dev.bindsight.view.sample.Shop;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A test in the real window on an invented machine, with pointer and keyboard. */
abstract class OnSampleWindow {
    static final Duration PATIENCE = Eventually.PATIENCE;
    @TempDir Path directory;
    final WindowRobot robot = new WindowRobot();
    final Population population = Population.ofTheDrawings(Instant.now());
    final SampleEngine engine = new SampleEngine(population.inventory());
    final Queue<String> opened = new ConcurrentLinkedQueue<>();
    MainWindow window;
    volatile Runnable planning = () -> {};

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        begin();
        // rows may be there before the desktop has shown the window and given it the keyboard
        RealWindow.awaitKeyboard(fx(() -> table().getScene().getWindow()));
        eventually(
                "what is around the list",
                () -> fx(() -> !robot.lookup("#ports-count").queryAll().isEmpty()));
        eventually("the list is there", () -> ports().contains(3000));
    }

    final void begin(KeyEvent... typedAtOnce) {
        window =
                fx(() -> {
                    var stage = new Stage();
                    stage.setX(0);
                    stage.setY(0);
                    Fonts.load();
                    var settings = new SettingsFile(directory.resolve("settings.properties"));
                    var early = new EarlyWindow(stage, settings);
                    var made = new MainWindow(early, desktop(), opened::add);
                    made.show();
                    for (KeyEvent key : typedAtOnce) {
                        Event.fireEvent(stage.getScene(), key);
                    }
                    return made;
                });
    }

    @AfterEach
    void close() throws TimeoutException {
        try {
            // throws what was thrown elsewhere
            fx(() -> true);
        } finally {
            // to the test in which it happened, not to those after it
            WaitForAsyncUtils.clearExceptions();
            FxToolkit.setupFixture(() -> {
                window.close();
                table().getScene().getWindow().hide();
            });
        }
    }

    static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code, boolean control) {
        return new KeyEvent(type, character, "", code, false, control, false, false);
    }

    /** The record there is. */
    Past past() {
        return NoPast.past();
    }

    Desktop desktop() {
        var machine = new MachineSummary(new ScriptedPlatform().machine(), "box");
        return new Desktop(
                engine,
                () -> new SourceComparison(List.of(), List.of(), 0, List.of()),
                machine,
                new ScriptedStopper(
                        Shop.PLAN,
                        _ -> {
                            throw new AssertionError("nothing is to be stopped");
                        }) {
                    @Override
                    public StopPlan plan(Inventory inventory, List<SocketEntry> sockets) {
                        planning.run();
                        return super.plan(inventory, sockets);
                    }
                },
                (inventory, socket) ->
                        new SocketFacts(
                                socket,
                                inventory.coverage(),
                                "ann",
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null),
                new NoExtras(),
                ScriptedProbing.untried(),
                past(),
                Clock.systemDefaultZone(),
                "/home/ann",
                "bindsight");
    }

    @SuppressWarnings("unchecked")
    TableView<Row<SocketKey, PortFacts>> table() {
        return robot.lookup("#ports-table").queryAs(TableView.class);
    }

    List<Integer> ports() {
        return fx(() -> table().getItems().stream().map(row -> row.get().port()).toList());
    }

    List<Integer> selected() {
        return fx(() ->
                table().getSelectionModel().getSelectedItems().stream()
                        .map(row -> row.get().port())
                        .toList());
    }

    /**
     * The cell that is drawn with a port: a table keeps others to use again, wherever they were.
     */
    Node cell(String text) {
        var found = new AtomicReference<Node>();
        eventually(
                "a cell " + text,
                () -> {
                    found.set(fx(() -> drawn(text).orElse(null)));
                    return found.get() != null;
                });
        return found.get();
    }

    private Optional<Node> drawn(String text) {
        return robot.lookup(".table-cell.port")
                .match((Node node) ->
                        node instanceof Labeled cell
                                && text.equals(cell.getText())
                                && isInSight(cell))
                .tryQuery();
    }

    static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    }

    String text(String query) {
        return fx(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    boolean isShown(String query) {
        return fx(
                () -> robot.lookup(query).tryQuery().filter(OnSampleWindow::isInSight).isPresent());
    }

    static boolean isInSight(Node node) {
        return node.isVisible() && (node.getParent() == null || isInSight(node.getParent()));
    }

    static void eventually(String what, BooleanSupplier condition) {
        Eventually.holds(what, condition);
    }
}
