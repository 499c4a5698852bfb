package dev.bindsight.benchmark;

import dev.bindsight.history.store.LongRecord;
import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.view.history.HistoryAlone;
import dev.bindsight.view.history.Past;
import dev.bindsight.view.job.Workers;
import dev.bindsight.view.look.Fonts;
import dev.bindsight.view.look.Theme;
import dev.bindsight.view.sample.NoPast;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * How long the FX thread is kept while the History screen shows as much as it ever does of a record
 * of two million events: the whole screen in a window, on a display. Each thing is done several
 * times; counted is the longest time in which the FX thread took nothing else up.
 */
public final class LanesBenchmark {
    private static final int EVENTS = 2_000_000;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 4;

    private LanesBenchmark() {}

    /**
     * Opens the window, measures, prints, ends.
     *
     * @param arguments a folder in which the record is kept, or found again; else a new one
     */
    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window that is measured. */
    public static final class Window extends Application {
        private final PrintStream out = System.out;

        /** Made by JavaFX. */
        public Window() {}

        @Override
        public void start(Stage stage) throws IOException {
            Fonts.load();
            new Theme(ThemeChoice.LIGHT, _ -> {});
            List<String> words = getParameters().getRaw();
            Path folder =
                    words.isEmpty()
                            ? Files.createTempDirectory("benchmark")
                            : Files.createDirectories(Path.of(words.getFirst()));
            Thread.ofPlatform().daemon().name("benchmark").start(() -> run(stage, folder));
        }

        private void run(Stage stage, Path folder) {
            try {
                if (!LongRecord.file(folder).exists()) {
                    new LongRecord(EVENTS).write(folder);
                }
                try (var reader = LongRecord.reader(folder)) {
                    var past = new Past(reader, new NoPast());
                    var made = new CountDownLatch(1);
                    HistoryAlone[] screen = new HistoryAlone[1];
                    Platform.runLater(() -> {
                        screen[0] = open(stage, past, folder);
                        made.countDown();
                    });
                    Pulses.await(made);
                    measure(screen[0]);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                Platform.exit();
            }
        }

        private HistoryAlone open(Stage stage, Past past, Path folder) {
            var screen =
                    new HistoryAlone(
                            past,
                            Clock.fixed(LongRecord.END, ZoneOffset.UTC),
                            folder.resolve("settings.properties"),
                            stage,
                            new Workers(Platform::runLater));
            var scene = new Scene(screen.screen(), 1120, 684);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            return screen;
        }

        private void measure(HistoryAlone screen) {
            for (int i = -WARM_UP; i <= 0; i++) {
                for (String time : List.of("HOUR", "DAY", "WEEK", "MONTH")) {
                    during(() -> screen.show(time));
                    during(screen::closer);
                    during(screen::select);
                }
            }
            for (String time : List.of("HOUR", "DAY", "WEEK", "MONTH")) {
                var shown = new Samples();
                var turned = new Samples();
                var selected = new Samples();
                int told = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    during(() -> screen.show(time.equals("HOUR") ? "DAY" : "HOUR"));
                    shown.add(during(() -> screen.show(time)));
                    told = screen.told();
                    turned.add(during(screen::closer));
                    selected.add(during(screen::select));
                }
                out.printf(
                        Locale.ROOT,
                        "%-6s %,6d spans and events · pause when shown %s · wheel %s · selected"
                                + " %s%n",
                        time,
                        told,
                        shown,
                        turned,
                        selected);
            }
        }

        private static long during(Runnable change) {
            return new FxPauses().during(() -> Platform.runLater(change));
        }
    }
}
