package dev.bindsight.benchmark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        try {
            rest(20);
            share(app, "500 sockets, nothing changes", 60, null, 0);
            out.printf("resident after a minute: %s%n", memory(app));
            share(app, "500 sockets, 5 replaced a second", 30, usual, 5);
            if (managed) {
                tell("windowminimize");
                rest(3);
                share(app, "minimised", 40, null, 0);
                tell("windowmap");
            } else {
                out.println("minimised: not measured, for want of openbox and xdotool");
            }
            try (var _ = new Population(PEAK)) {
                rest(25);
                out.printf("resident with 100,000 sockets: %s%n", memory(app));
            }
            rest(50);
            out.printf("resident after the peak: %s%n", memory(app));
        } finally {
            app.destroy();
            app.waitFor(10, TimeUnit.SECONDS);
            if (manager != null) {
                manager.destroy();
            }
        }
    }

    private void share(
            Process app, String when, int seconds, @Nullable Population changing, int sockets)
            throws IOException {
        long begun = System.nanoTime();
        long before = ticks(app);
        for (int i = 0; i < seconds; i++) {
            rest(1);
            if (changing != null) {
                changing.churn(sockets);
            }
        }
        double elapsed = (System.nanoTime() - begun) / 1e9;
        // USER_HZ is 100 on every Linux: a tick is a hundredth of a second, and so a percent of one
        double share = (ticks(app) - before) / elapsed;
        out.printf(Locale.ROOT, "%s: %.2f %% of a core, over %.0f s%n", when, share, elapsed);
    }

    /** User and system time of every thread, also of those that ended (proc_pid_stat(5)). */
    private static long ticks(Process app) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + app.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** What is in memory, and that with each shared page divided among those who share it. */
    private static String memory(Process app) throws IOException {
        long resident = 0;
        long divided = 0;
        for (String line : Files.readAllLines(Path.of("/proc/" + app.pid() + "/smaps_rollup"))) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "Rss:" -> resident = Long.parseLong(words[1]);
                case "Pss:" -> divided = Long.parseLong(words[1]);
                default -> {}
            }
        }
        return resident / 1024 + " MB, its share " + divided / 1024 + " MB";
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

    /** The time that is measured goes by: nothing is awaited that could be told of sooner. */
    private static void rest(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
