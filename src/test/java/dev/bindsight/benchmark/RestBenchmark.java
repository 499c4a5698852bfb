package dev.bindsight.benchmark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the window costs while nobody uses it: processor time and memory with 500 sockets, seen and
 * minimised, and memory with 100,000 and after. In namespaces and on an X display of its own, as
 * root; minimised only where openbox and xdotool are there.
 */
public final class RestBenchmark {
    private static final Population.Size USUAL = new Population.Size(500, 40, 1_200);
    private static final Population.Size PEAK = new Population.Size(99_500, 200, 100_000);

    private final PrintStream out = System.out;
    private final Map<String, String> environment;

    private RestBenchmark(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Measures and prints.
     *
     * @param arguments what starts the app and becomes its process; the classes beside these
     *     without
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || !words.getFirst().equals(Namespaces.INSIDE)) {
            System.exit(Namespaces.run(RestBenchmark.class, words));
        }
        Path scratch = Files.createTempDirectory("benchmark");
        try (var display = new Display();
                var usual = new Population(USUAL)) {
            var environment =
                    Map.of(
                            "DISPLAY",
                            display.name(),
                            "GDK_BACKEND",
                            "x11",
                            "GDK_GL",
                            "disable",
                            "MALLOC_ARENA_MAX",
                            "2",
                            "XDG_CONFIG_HOME",
                            scratch.toString());
            List<String> command = words.subList(1, words.size());
            new RestBenchmark(environment)
                    .measure(command.isEmpty() ? fromClasses() : command, usual);
        }
    }

    private static List<String> fromClasses() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "@packaging/options/window",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bindsight.app.Main");
    }

    private void measure(List<String> command, Population usual)
            throws IOException, InterruptedException {
        boolean managed = runs("command -v openbox && command -v xdotool");
        @Nullable Process manager = managed ? Launch.start(List.of("openbox"), environment) : null;
        Process app = Launch.start(command, environment);
        var cost = new Footprint(app);
        try {
            Footprint.rest(20);
            cost.share("500 sockets, nothing changes", 60, null, 0);
            out.printf("resident after a minute: %s%n", cost.memory());
            cost.share("500 sockets, 5 replaced a second", 30, usual, 5);
            if (managed) {
                tell("windowminimize");
                Footprint.rest(3);
                cost.share("minimised", 40, null, 0);
                tell("windowmap");
            } else {
                out.println("minimised: not measured, for want of openbox and xdotool");
            }
            try (var _ = new Population(PEAK)) {
                Footprint.rest(25);
                out.printf("resident with 100,000 sockets: %s%n", cost.memory());
            }
            Footprint.rest(50);
            out.printf("resident after the peak: %s%n", cost.memory());
        } finally {
            app.destroy();
            app.waitFor(10, TimeUnit.SECONDS);
            if (manager != null) {
                manager.destroy();
            }
        }
    }

    private void tell(String what) {
        runs(
                "for id in $(xdotool search --onlyvisible --name '^Bindsight$' || xdotool search"
                        + " --name '^Bindsight$'); do xdotool "
                        + what
                        + " $id; done");
    }

    private boolean runs(String line) {
        try {
            return Launch.start(List.of("sh", "-c", line), environment).waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
