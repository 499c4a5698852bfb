package dev.bindsight.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the window takes: from launch until it is mapped, and until rows can be read in it, side
 * by side with a bare table that the same Java starts with the same options. It is looked at on an
 * X display of its own, with 200 listeners more than the machine has.
 */
public final class StartBenchmark {
    /** What packaging/package leaves. */
    private static final String BUILT = "target/package/tree/bin/bindsight";

    private static final int LAUNCHES = 10;
    private static final int LISTENERS = 200;

    /** The first rows of the list, right of the column of marks. */
    private static final Screen.Part APP = new Screen.Part(20 + 100, 130, 300, 48);

    /** The first rows below the header. */
    private static final Screen.Part BARE = new Screen.Part(0, 40, 300, 48);

    private StartBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param arguments what starts the app and becomes its process; by default what was built last
     */
    public static void main(String[] arguments) throws IOException {
        List<String> app = arguments.length == 0 ? List.of(BUILT) : List.of(arguments);
        Path scratch = Files.createTempDirectory("benchmark");
        Path settings = Files.createDirectories(scratch.resolve("bindsight"));
        Files.writeString(
                settings.resolve("settings.properties"),
                "window.x=0\nwindow.y=0\nwindow.width=1200\nwindow.height=760\ntheme=LIGHT\n");
        var listeners = new ArrayList<ServerSocket>();
        for (int i = 0; i < LISTENERS; i++) {
            listeners.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        try (var display = new Display()) {
            measure(app, display, scratch);
        }
        for (ServerSocket listener : listeners) {
            listener.close();
        }
        try (Stream<Path> files = Files.walk(scratch)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static void measure(List<String> app, Display display, Path scratch) {
        Map<String, String> environment =
                Map.of(
                        "DISPLAY",
                        display.name(),
                        "GDK_BACKEND",
                        "x11",
                        "XDG_CONFIG_HOME",
                        scratch.toString());
        var screen = new Screen(display.name());
        var twin = new BareTwin(Launch.of(app, environment, screen, APP).command(), scratch);
        twin.rehearse(environment);
        Launch.of(twin.command(), environment, screen, BARE);
        var windows = new Pair();
        var rows = new Pair();
        var processor = new Pair();
        for (int i = 0; i < LAUNCHES; i++) {
            Launch ours = Launch.of(app, environment, screen, APP);
            Launch bare = Launch.of(twin.command(), environment, screen, BARE);
            windows.add(ours.mapped(), bare.mapped());
            rows.add(ours.painted(), bare.painted());
            processor.add(ours.processor(), bare.processor());
        }
        windows.print("window mapped");
        rows.print("rows painted");
        processor.print("processor until then");
    }

    /** The same moment in the app and in the bare table. */
    private static final class Pair {
        private final PrintStream out = System.out;
        private final Samples app = new Samples();
        private final Samples bare = new Samples();
        private final Samples more = new Samples();

        void add(long ours, long theirs) {
            app.add(ours);
            bare.add(theirs);
            more.add(ours - theirs);
        }

        void print(String moment) {
            out.printf("%s, app         %s%n", moment, app);
            out.printf("%s, bare table  %s%n", moment, bare);
            out.printf("%s, difference  %s%n", moment, more);
        }
    }
}
