package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code bindsight record} costs with 500 sockets: processor time and memory. In namespaces of
 * its own, as root.
 */
public final class RecordBenchmark {
    private static final Population.Size USUAL = new Population.Size(500, 40, 1_200);

    private RecordBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param arguments what starts the app and becomes its process; the classes beside these
     *     without
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || !words.getFirst().equals(Namespaces.INSIDE)) {
            System.exit(Namespaces.run(RecordBenchmark.class, words));
        }
        PrintStream out = System.out;
        Path scratch = Files.createTempDirectory("benchmark");
        var command = new ArrayList<>(words.subList(1, words.size()));
        if (command.isEmpty()) {
            command.addAll(fromClasses());
        }
        command.add("record");
        try (var usual = new Population(USUAL)) {
            Process recorder = Launch.start(command, Map.of("XDG_STATE_HOME", scratch.toString()));
            var cost = new Footprint(recorder);
            try {
                Footprint.rest(20);
                cost.share("500 sockets, nothing changes", 180, null, 0);
                out.printf("resident: %s%n", cost.memory());
                cost.share("500 sockets, 5 replaced a second", 60, usual, 5);
                out.printf("resident: %s%n", cost.memory());
            } finally {
                recorder.destroy();
                recorder.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> fromClasses() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "@packaging/options/verb",
                "@packaging/options/record",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bindsight.app.Main");
    }
}
