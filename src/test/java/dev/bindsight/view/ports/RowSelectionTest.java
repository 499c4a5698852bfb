package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.SameThread;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.shell.SearchModel;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Rows of the real table, selected by its keys and by calls while sockets come and go. */
class RowSelectionTest {
    private static final int FIRST = 2000;
    private static final int COUNT = 400;

    private final Population machine = new Population(Instant.EPOCH);
    private final Readings readings = new Readings();
    private final List<SocketEntry> sockets = new ArrayList<>();
    private final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    new SameThread(),
                    Runnable::run,
                    () -> Instant.EPOCH,
                    Scope.ALL);
    private PortsTable table;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void show() {
        table =
                RealWindow.onFx(() ->
                        new PortsTable(model, TableLayout.DEFAULT, ZoneId.of("UTC"), "/root"));
        stage = RealWindow.onFx(Stage::new);
        onFx(() -> {
            for (int i = 0; i < COUNT; i++) {
                sockets.add(listener(FIRST + i));
            }
            read();
            stage.setScene(new Scene(table, 900, 600));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        onFx(stage::close);
    }

    @Test
    void allAreSelectedAtOnceAndToldOnce() {
        var told = new AtomicInteger();
        var handedOn = new AtomicInteger();
        onFx(() -> {
            table.getSelectionModel().getSelectedIndices().subscribe(told::incrementAndGet);
            model.picked().selectionProperty().subscribe((_, _) -> handedOn.incrementAndGet());
            press(KeyCode.A, false, true);
        });

        assertThat(selected()).hasSize(COUNT);
        assertThat(told).hasValue(1);
        assertThat(handedOn).hasValue(1);
    }

    @Test
    void aRefreshKeepsWhatIsSelectedAndTellsOnce() {
        var told = new AtomicInteger();
        var handedOn = new AtomicInteger();
        onFx(() -> {
            table.getSelectionModel().selectAll();
            machine.remove(sockets.get(7));
            machine.remove(sockets.get(300));
            read();
            table.getSelectionModel().getSelectedItems().subscribe(told::incrementAndGet);
            model.picked().selectionProperty().subscribe((_, _) -> handedOn.incrementAndGet());
            listener(1000);
            listener(FIRST + COUNT);
            read();
        });

        assertThat(handed()).hasSize(COUNT - 2).doesNotContain(1000, 2007, 2300, FIRST + COUNT);
        assertThat(told).as("the rows are the same, at other places").hasValue(0);
        assertThat(handedOn).hasValue(1);
    }

    @Test
    void theRowsThatLookSelectedAreThoseThatAreHandedOn() {
        onFx(() -> {
            selectPort(2001);
            table.getSelectionModel().select(place(2003));
            listener(1000);
            read();
        });
        assertThat(selected()).containsExactly(2001, 2003);
        assertThat(handed()).containsExactly(2001, 2003);
        assertThat(onFx(() -> table.getSelectionModel().isSelected(place(2003)))).isTrue();
        assertThat(onFx(() -> table.getSelectionModel().isSelected(place(2002)))).isFalse();
        assertThat(onFx(() -> table.getFocusModel().getFocusedIndex()))
                .isEqualTo(onFx(() -> place(2003)));
    }

    @Test
    void anotherOrderKeepsTheSelectedRows() {
        onFx(() -> {
            selectPort(2001);
            table.getSelectionModel().select(place(2398));
            model.question().orderProperty().set(PortOrder.PORT.reversed());
        });

        assertThat(selected()).containsExactly(2398, 2001);
        assertThat(handed()).containsExactly(2398, 2001);
        assertThat(onFx(() -> table.getSelectionModel().getSelectedItem().get().port()))
                .isEqualTo(2398);
    }

    @Test
    void aRangeOfAllIsTakenBackByOneKeyInOneStep() {
        var handedOn = new AtomicInteger();
        onFx(() -> {
            selectPort(2010);
            press(KeyCode.A, false, true);
            model.picked().selectionProperty().subscribe((_, _) -> handedOn.incrementAndGet());
            press(KeyCode.DOWN, true, false);
        });

        assertThat(handed()).containsExactly(2010, 2011);
        assertThat(handedOn).hasValue(1);
    }

    @Test
    void theKeysSelectAsInEveryTable() {
        onFx(() -> {
            selectPort(2010);
            press(KeyCode.DOWN, false, false);
        });
        assertThat(handed()).containsExactly(2011);

        onFx(() -> {
            press(KeyCode.DOWN, true, false);
            press(KeyCode.DOWN, true, false);
        });
        assertThat(handed()).containsExactly(2011, 2012, 2013);

        onFx(() -> press(KeyCode.UP, true, false));
        assertThat(handed()).containsExactly(2011, 2012);

        onFx(() -> press(KeyCode.HOME, true, false));
        assertThat(handed()).hasSize(12).startsWith(FIRST).endsWith(2011);

        onFx(() -> press(KeyCode.END, true, false));
        assertThat(handed()).hasSize(COUNT - 11).startsWith(2011).endsWith(FIRST + COUNT - 1);

        onFx(() -> press(KeyCode.HOME, false, false));
        assertThat(handed()).containsExactly(FIRST);
    }

    @Test
    void aRangeBeginsAtItsRowWhenOthersCameAboveIt() {
        onFx(() -> {
            selectPort(2010);
            listener(1000);
            listener(1001);
            read();
            press(KeyCode.DOWN, true, false);
        });

        assertThat(handed()).containsExactly(2010, 2011);
    }

    @Test
    void oneOfAllIsTakenOut() {
        onFx(() -> {
            table.getSelectionModel().selectAll();
            table.getSelectionModel().clearSelection(place(2005));
        });

        assertThat(handed()).hasSize(COUNT - 1).doesNotContain(2005);
        assertThat(selected()).hasSize(COUNT - 1);
    }

    @Test
    void whatIsSelectedGoesWithItsSockets() {
        onFx(() -> {
            selectPort(2005);
            sockets.forEach(machine::remove);
            read();
        });

        assertThat(handed()).isEmpty();
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        Event.fireEvent(
                table,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private SocketEntry listener(int port) {
        return machine.process("node", null, Duration.ZERO, "tcp4", "127.0.0.1", port, 511);
    }

    private void read() {
        model.receive(readings.fresh(machine.inventory()));
    }

    private void selectPort(int port) {
        table.getSelectionModel().clearAndSelect(place(port));
    }

    private int place(int port) {
        List<Row<SocketKey, PortFacts>> rows = model.rows();
        int at = 0;
        while (rows.get(at).get().port() != port) {
            at++;
        }
        return at;
    }

    private List<Integer> selected() {
        return onFx(() -> {
            TableView.TableViewSelectionModel<Row<SocketKey, PortFacts>> selection =
                    table.getSelectionModel();
            List<Integer> ports =
                    selection.getSelectedItems().stream().map(row -> row.get().port()).toList();
            assertThat(selection.getSelectedIndices().stream().map(this::portAt).toList())
                    .isEqualTo(ports);
            return ports;
        });
    }

    private int portAt(int place) {
        return model.rows().get(place).get().port();
    }

    private List<Integer> handed() {
        return onFx(() ->
                model.picked().selectionProperty().get().sockets().stream()
                        .map(socket -> socket.local().port().number())
                        .toList());
    }

    private static void onFx(Runnable work) {
        RealWindow.onFx(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T onFx(Supplier<T> work) {
        return RealWindow.onFx(work);
    }
}
