package dev.bindsight.benchmark;

import dev.bindsight.explain.OrdinaryLogs;
import dev.bindsight.testbed.RealWindow;
import dev.bindsight.view.Arrival;
import dev.bindsight.view.screen.Place;

import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * How long a text that is pasted into Explain stops the window: the longest time for which the FX
 * thread takes nothing else up while the text is taken over, read and shown, beside the same with a
 * text of three lines.
 */
public final class PasteBenchmark {
    private static final String ERROR = "Error: connect ECONNREFUSED 127.0.0.1:1\n";
    private static final int LONG = 10_000_000;
    private static final int ROUNDS = 5;
    private static final PrintStream OUT = System.out;

    private PasteBenchmark() {}

    /** Opens the window, measures, prints, ends. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        await(started);
        Platform.setImplicitExit(false);
        try (var window =
                new RealWindow(folder.resolve("settings.properties"), "/nonexistent", 1200, 760)) {
            window.receive(new Arrival(Place.EXPLAIN, ""));
            var pauses = new FxPauses();
            measure(window, pauses, "three lines", "npm start\n" + ERROR + "bye\n");
            measure(window, pauses, "150,000 characters", log(150_000, 1_000));
            measure(window, pauses, "150,000 without a line break", line(150_000));
            measure(window, pauses, "10 MB, 1 % errors", log(LONG, 100));
            measure(window, pauses, "10 MB without a line break", line(LONG));
        }
        Platform.exit();
        Files.deleteIfExists(folder.resolve("settings.properties"));
    }

    private static void measure(RealWindow window, FxPauses pauses, String what, String text) {
        var longest = new Samples();
        long first = 0;
        for (int i = -1; i < ROUNDS; i++) {
            RealWindow.onFx(() ->
                    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
            long pause =
                    pauses.during(() -> window.receive(new Arrival(Place.EXPLAIN, "", true, null)));
            if (i < 0) {
                first = pause;
            } else {
                longest.add(pause);
            }
        }
        OUT.printf(
                Locale.ROOT,
                "%-29s longest pause %s, the first time %.1f ms%n",
                what,
                longest,
                first / 1e6);
    }

    private static String log(int length, int every) {
        List<String> ordinary = new ArrayList<>(OrdinaryLogs.lines().limit(50_000).toList());
        var text = new StringBuilder(length + 1_000);
        for (int i = 0; text.length() < length; i++) {
            text.append(i % every == every / 2 ? ERROR : ordinary.get(i % ordinary.size()) + "\n");
        }
        return text.toString();
    }

    private static String line(int length) {
        return log(length, 100).replace('\n', ' ');
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
