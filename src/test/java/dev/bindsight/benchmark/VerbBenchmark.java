package dev.bindsight.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/**
 * How long a verb takes from its launcher to the end of its process, in turn with a program that
 * says hello on the same Java with the same options and no cache of classes of its own.
 */
public final class VerbBenchmark {
    private static final int RUNS = 10;

    /** Stands for the port of a listener that is held meanwhile. */
    private static final String PORT = "PORT";

    private static final List<String> VERBS =
            List.of(
                    "--version",
                    "errno EADDRINUSE",
                    "ports",
                    "ports --json",
                    "free",
                    "why 127.0.0.1:" + PORT,
                    "bind 127.0.0.1:0",
                    "connect 127.0.0.1 " + PORT,
                    "connect 127.0.0.1 1",
                    "explain connect ECONNREFUSED 127.0.0.1:1",
                    "wait 127.0.0.1 " + PORT);

    private static final String HELLO =
            "class Hello { public static void main(String[] arguments) {"
                    + " System.out.println(\"Hello, world\"); } }";

    private VerbBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param arguments a launcher, as of an installed package; that of the checkout without
     */
    public static void main(String[] arguments) throws IOException {
        Path options = Path.of("packaging/options/verb").toAbsolutePath();
        String launcher =
                arguments.length > 0
                        ? arguments[0]
                        : Path.of("packaging/bindsight").toAbsolutePath().toString();
        String hello =
                "%s @%s -XX:CompileThresholdScaling=10 -cp %s Hello"
                        .formatted(java(), options, compiled());
        try (var held = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> accept(held));
            String port = Integer.toString(held.getLocalPort());
            for (String verb : VERBS) {
                measure(verb, launcher + " " + verb.replace(PORT, port), hello);
            }
        }
    }

    /** As a server does: one that does not is waited for, because that is what is to be said. */
    private static void accept(ServerSocket held) {
        try {
            while (true) {
                held.accept().close();
            }
        } catch (IOException e) {
            // it was closed
        }
    }

    private static void measure(String name, String verb, String hello) throws IOException {
        var wall = new Samples();
        var processor = new Samples();
        var helloWall = new Samples();
        var helloProcessor = new Samples();
        // builds, where it has to, and brings files into memory
        Run.of(verb);
        for (int i = 0; i < RUNS; i++) {
            Run.of(verb).addTo(wall, processor);
            Run.of(hello).addTo(helloWall, helloProcessor);
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %s, hello %s, ratio %s%n%-24s processor %s, hello %s, ratio %s%n",
                name,
                wall,
                helloWall,
                wall.ratio(helloWall),
                "",
                processor,
                helloProcessor,
                processor.ratio(helloProcessor));
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private static Path compiled() throws IOException {
        Path folder = Files.createTempDirectory("benchmark");
        // in the order opposite to this they are deleted
        folder.toFile().deleteOnExit();
        folder.resolve("Hello.class").toFile().deleteOnExit();
        Path source = Files.writeString(folder.resolve("Hello.java"), HELLO);
        source.toFile().deleteOnExit();
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", folder.toString(), source.toString());
        return folder;
    }

    /** What bash's {@code time} tells of a command line whose output is thrown away, in ns. */
    private record Run(long wall, long processor) {
        static Run of(String command) throws IOException {
            String script = "TIMEFORMAT='%3R %3U %3S'; time " + command + " >/dev/null 2>&1";
            var builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("DISPLAY");
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            String[] times = new String(output, StandardCharsets.UTF_8).strip().split(" ");
            return new Run(nanos(times[0]), nanos(times[1]) + nanos(times[2]));
        }

        void addTo(Samples walls, Samples processors) {
            walls.add(wall);
            processors.add(processor);
        }

        private static long nanos(String seconds) {
            return Math.round(Double.parseDouble(seconds) * 1e9);
        }
    }
}
