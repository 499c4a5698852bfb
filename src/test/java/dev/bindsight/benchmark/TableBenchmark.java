package dev.bindsight.benchmark;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.ports.PortsTable;
import dev.bindsight.view.ports.Scope;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.shell.SearchModel;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * How long a refresh keeps the FX thread: the real table with 100,000 rows in a window, 1,000 of
 * them replaced at each refresh, a row selected, sorted by a column. Counted is everything that the
 * refresh makes the FX thread do: taking the list over, and styling and laying the table out in the
 * pulse after it. The processor time of the thread is what a busy machine does not change; the time
 * by the clock is what a person waits.
 */
public final class TableBenchmark {
    private static final int ROWS = 100_000;
    private static final int CHANGED = 1_000;
    private static final int WARM_UP = 150;
    private static final int REFRESHES = 200;
    private static final int SELECTIONS = 15;

    /** A busy machine gets through fewer refreshes; each part ends after this. */
    private static final Duration LONGEST = Duration.ofSeconds(70);

    private TableBenchmark() {}

    /** Opens the window, measures, prints, ends. */
    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window that is measured. */
    public static final class Window extends Application {
        private final PrintStream out = System.out;
        private final Stopwatch spent = new Stopwatch();
        private Crowd crowd = new Crowd(0, 0);
        private volatile Instant now = Instant.EPOCH;
        private final PortsModel model =
                new PortsModel(
                        new MachineSummary(new ScriptedPlatform().machine(), "benchmark"),
                        new NoExtras(),
                        new SearchModel(),
                        new Here(),
                        this::timed,
                        () -> now,
                        Scope.ALL);

        /** Made by JavaFX. */
        public Window() {}

        @Override
        public void start(Stage stage) {
            crowd = new Crowd(ROWS, 20 * CHANGED);
            Fonts.load();
            new Theme(ThemeChoice.LIGHT, _ -> {});
            var table = new PortsTable(model, TableLayout.DEFAULT, ZoneId.of("UTC"), "/root");
            var scene = new Scene(table, 1120, 684);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            scene.addPreLayoutPulseListener(spent::start);
            scene.addPostLayoutPulseListener(spent::stop);
            Thread.ofPlatform().daemon().name("benchmark").start(() -> run(table));
        }

        private void run(PortsTable table) {
            refresh(crowd.reading());
            if (isSelecting()) {
                selectAll(table);
                Platform.exit();
                return;
            }
            Platform.runLater(() -> table.getSelectionModel().select(lasting(table)));
            long[] processor = new long[REFRESHES];
            long[] clock = new long[REFRESHES];
            long[] worker = new long[REFRESHES];
            long[] workerClock = new long[REFRESHES];
            var making = new Stopwatch();
            long end = System.nanoTime() + LONGEST.toNanos();
            int measured = 0;
            for (int i = -WARM_UP; i < REFRESHES; i++) {
                if (System.nanoTime() > end) {
                    if (i > 0) {
                        break;
                    }
                    i = 0;
                }
                if (i == 0) {
                    end = System.nanoTime() + LONGEST.toNanos();
                }
                crowd.replace(CHANGED);
                now = now.plusSeconds(1); // a mark stays for three refreshes, as it does in life
                PollUpdate next = crowd.reading();
                spent.reset();
                making.reset();
                making.start();
                model.receive(next);
                making.stop();
                Pulses.settle();
                if (i >= 0) {
                    processor[i] = spent.processorNanos();
                    clock[i] = spent.clockNanos();
                    worker[i] = making.processorNanos();
                    workerClock[i] = making.clockNanos();
                    measured = i + 1;
                }
            }
            print("FX thread, processor", Arrays.copyOf(processor, measured));
            print("FX thread, clock", Arrays.copyOf(clock, measured));
            print("worker, processor", Arrays.copyOf(worker, measured));
            print("worker, clock", Arrays.copyOf(workerClock, measured));
            Platform.exit();
        }

        /** A row that stays: one that went would be followed, and the table scroll to it. */
        private int lasting(PortsTable table) {
            for (int i = 0; i < table.getItems().size(); i++) {
                if (crowd.lasting().key().equals(table.getItems().get(i).key())) {
                    return i;
                }
            }
            throw new IllegalStateException("not listed");
        }

        /** Every row is selected, and the selection follows them through refreshes. */
        private boolean isSelecting() {
            return getParameters().getRaw().contains("select");
        }

        private void selectAll(PortsTable table) {
            long[] select = new long[SELECTIONS];
            long[] kept = new long[SELECTIONS];
            for (int i = -1; i < SELECTIONS; i++) {
                Platform.runLater(() -> table.getSelectionModel().clearSelection());
                Pulses.settle();
                spent.reset();
                timed(() -> table.getSelectionModel().selectAll());
                Pulses.settle();
                long selected = spent.processorNanos();
                crowd.replace(CHANGED);
                now = now.plusSeconds(1);
                spent.reset();
                refresh(crowd.reading());
                if (i >= 0) {
                    select[i] = selected;
                    kept[i] = spent.processorNanos();
                }
            }
            print("select all, processor", select);
            print("refresh, all selected", kept);
        }

        private void refresh(PollUpdate update) {
            model.receive(update);
            Pulses.settle();
        }

        private void timed(Runnable work) {
            Platform.runLater(() -> {
                spent.start();
                work.run();
                spent.stop();
            });
        }

        private void print(String what, long[] nanos) {
            Arrays.sort(nanos);
            out.printf(
                    "%-20s  median %5.2f ms  p99 %5.2f ms  max %5.2f ms  (%,d rows, %,d added and"
                            + " %,d removed in each of %d refreshes)%n",
                    what,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6,
                    nanos[nanos.length - 1] / 1e6,
                    ROWS,
                    CHANGED,
                    CHANGED,
                    nanos.length);
        }
    }

    /** Makes lists on the thread that hands the reading in, so that both are timed apart. */
    private static final class Here implements Background {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable work) {
            // the next refresh comes before any mark ends by itself
        }
    }
}
