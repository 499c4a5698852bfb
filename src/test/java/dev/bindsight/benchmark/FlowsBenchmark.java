package dev.bindsight.benchmark;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.connections.ConnectionRow;
import dev.bindsight.view.connections.ConnectionsModel;
import dev.bindsight.view.connections.ConnectionsTable;
import dev.bindsight.view.connections.Grouped;
import dev.bindsight.view.connections.ScreenAlone;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.rows.Row;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * How long 100,000 connections keep the FX thread: the whole screen in a window with a connection
 * selected, and each second something flows over 10,000 of them, 500 end and 500 begin. They are
 * grouped each way, sorted by what changes, and narrowed. Counted is each time the FX thread is
 * taken: to take a list over, and to style and lay out in a pulse.
 */
public final class FlowsBenchmark {
    private static final int CONNECTIONS = 100_000;
    private static final int FLOWING = 10_000;
    private static final int REPLACED = 500;
    private static final int WARM_UP = 150;

    /** What is compiled for a few is compiled for all; with all of them it would take minutes. */
    private static final int FEW = 3_000;

    private static final int REFRESHES = 30;

    private FlowsBenchmark() {}

    /** Opens the window, measures, prints, ends. */
    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window that is measured. */
    public static final class Window extends Application {
        private final PrintStream out = System.out;
        private final Stopwatch spent = new Stopwatch();
        private final List<Long> processor = new ArrayList<>();
        private final List<Long> clock = new ArrayList<>();
        private final SimpleObjectProperty<SocketFilter> filter =
                new SimpleObjectProperty<>(SocketFilter.NONE);
        private FlowCrowd crowd = new FlowCrowd(FEW, Instant.EPOCH, 0);
        private int flowing = FEW / 10;
        private int replaced = FEW / 20;
        private volatile Instant now = crowd.now();
        private final Here here = new Here();
        private final ConnectionsModel model =
                new ConnectionsModel(
                        new MachineSummary(new ScriptedPlatform().machine(), "benchmark"),
                        filter,
                        here,
                        this::timed,
                        () -> now);

        /** Made by JavaFX. */
        public Window() {}

        @Override
        public void start(Stage stage) throws IOException {
            Fonts.load();
            new Theme(ThemeChoice.LIGHT, _ -> {});
            Path settings = Files.createTempDirectory("bindsight").resolve("settings.properties");
            var table = new ConnectionsTable(model, TableLayout.DEFAULT);
            var scene =
                    new Scene(
                            ScreenAlone.of(model, table, settings, new Workers(Platform::runLater)),
                            1120,
                            684);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            scene.addPreLayoutPulseListener(this::begin);
            scene.addPostLayoutPulseListener(this::end);
            Thread.ofPlatform().daemon().name("benchmark").start(() -> run(table));
        }

        private void run(ConnectionsTable table) {
            refresh();
            for (int i = 0; i < WARM_UP; i++) {
                if (i % 10 == 0) {
                    Grouped by = Grouped.values()[i / 10 % Grouped.values().length];
                    onFx(() -> model.groupedProperty().set(by));
                }
                onFx(() -> select(table));
                refresh();
            }
            crowd = new FlowCrowd(CONNECTIONS, now, CONNECTIONS);
            flowing = FLOWING;
            replaced = REPLACED;
            refresh();
            onFx(() -> select(table));
            refresh();
            for (Grouped by : Grouped.values()) {
                measure("by " + by, () -> model.groupedProperty().set(by));
            }
            measure("sorted by round trip", () -> sort(table, "rtt"));
            measure("sorted by bytes in", () -> sort(table, "down"));
            measure("narrowed to nginx", () -> filter.set(filter("state:established nginx")));
            measure("no longer narrowed", () -> filter.set(SocketFilter.NONE));
            Platform.exit();
        }

        /** Whether a part is to be measured: all are, unless one was named by a word of it. */
        private boolean isAsked(String what) {
            List<String> asked = getParameters().getRaw();
            return asked.isEmpty() || asked.stream().anyMatch(what::contains);
        }

        /** What changing the list costs, and each refresh after it. */
        private void measure(String what, Runnable change) {
            if (!isAsked(what)) {
                onFx(change);
                here.await();
                Pulses.settle();
                return;
            }
            long pause =
                    new FxPauses()
                            .during(() -> {
                                onFx(change);
                                here.await();
                            });
            Pulses.settle();
            clear();
            long[] worker = {0};
            for (int i = 0; i < REFRESHES; i++) {
                crowd.step(flowing, replaced);
                now = crowd.now();
                var reading = crowd.reading();
                long start = System.nanoTime();
                model.receive(reading);
                worker[0] += System.nanoTime() - start;
                Pulses.settle();
            }
            print(what, pause, worker[0] / REFRESHES);
        }

        private static SocketFilter filter(String text) {
            return SocketFilter.parse(text) instanceof FilterReading.Parsed(SocketFilter read)
                    ? read
                    : SocketFilter.NONE;
        }

        private void refresh() {
            crowd.step(flowing, replaced);
            now = crowd.now();
            model.receive(crowd.reading());
            Pulses.settle();
        }

        private void select(ConnectionsTable table) {
            for (Row<SocketKey, ConnectionRow> row : table.getItems()) {
                if (row.get() instanceof ConnectionRow.Link link
                        && link.flow().key().equals(crowd.lasting())) {
                    table.getSelectionModel().select(row);
                    return;
                }
            }
            throw new IllegalStateException("not listed");
        }

        private static void sort(ConnectionsTable table, String column) {
            for (TableColumn<?, ?> each : table.getColumns()) {
                if (each.getId().equals(column)) {
                    each.setSortType(TableColumn.SortType.DESCENDING);
                    table.getSortOrder().setAll(List.of(cast(each)));
                }
            }
        }

        @SuppressWarnings("unchecked") // it is one of the table's
        private static TableColumn<Row<SocketKey, ConnectionRow>, ?> cast(TableColumn<?, ?> one) {
            return (TableColumn<Row<SocketKey, ConnectionRow>, ?>) one;
        }

        private void onFx(Runnable work) {
            var done = new CountDownLatch(1);
            timed(() -> {
                work.run();
                done.countDown();
            });
            Pulses.await(done);
        }

        private void timed(Runnable work) {
            Platform.runLater(() -> {
                begin();
                work.run();
                end();
            });
        }

        private void begin() {
            spent.reset();
            spent.start();
        }

        private void end() {
            spent.stop();
            synchronized (processor) {
                processor.add(spent.processorNanos());
                clock.add(spent.clockNanos());
            }
        }

        private void clear() {
            synchronized (processor) {
                processor.clear();
                clock.clear();
            }
        }

        private void print(String what, long pause, long worker) {
            List<Long> work;
            List<Long> wall;
            synchronized (processor) {
                work = processor.stream().sorted().toList();
                wall = clock.stream().sorted().toList();
            }
            out.printf(
                    "%-22s  change: pause %6.1f ms · refresh, each time the FX thread is taken:"
                            + " processor p99 %5.2f max %5.2f ms, clock p99 %5.2f max %5.2f ms"
                            + " (%d times in %d) · worker %4.0f ms%n",
                    what,
                    pause / 1e6,
                    at(work, 0.99),
                    at(work, 1),
                    at(wall, 0.99),
                    at(wall, 1),
                    work.size(),
                    REFRESHES,
                    worker / 1e6);
        }

        private static double at(List<Long> sorted, double part) {
            return sorted.get((int) Math.ceil(sorted.size() * part) - 1) / 1e6;
        }
    }

    /** Makes lists on the thread that hands the reading in; a question from the FX thread waits. */
    private static final class Here implements Background {
        private final Queue<CountDownLatch> listers = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable work) {
            if (Platform.isFxApplicationThread()) {
                var listed = new CountDownLatch(1);
                listers.add(listed);
                Thread.ofPlatform()
                        .name("lister")
                        .start(() -> {
                            alone(work);
                            listed.countDown();
                        });
            } else {
                alone(work);
            }
        }

        /** Until every question is answered: what is read while one waits is listed with it. */
        void await() {
            for (CountDownLatch each = listers.poll(); each != null; each = listers.poll()) {
                Pulses.await(each);
            }
        }

        private synchronized void alone(Runnable work) {
            work.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable work) {
            // the next refresh comes before any mark ends by itself
        }
    }
}
