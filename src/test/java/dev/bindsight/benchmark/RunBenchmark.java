package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a command costs that {@code run} runs: its start, beside the same command alone and the help
 * of {@code run}, which starts as much of Java and runs nothing; and 50 MB on its standard error,
 * through the pseudo-terminal and through the pipe that it then has, beside the same alone. In
 * turn.
 */
public final class RunBenchmark {
    private static final int STARTS = 10;
    private static final int OUTPUTS = 5;
    private static final int BYTES = 50_000_000;
    private static final String LINE = "[10:12:31.871] GET /api/cart 200 9 ms, 17 items, 4 kB\n";
    private static final PrintStream OUT = System.out;

    private RunBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param arguments a launcher, as of an installed package; that of the checkout without
     */
    public static void main(String[] arguments) throws IOException {
        String launcher =
                arguments.length > 0
                        ? arguments[0]
                        : Path.of("packaging/bindsight").toAbsolutePath().toString();
        // builds, where it has to
        Tool.nanos(launcher + " run --help");
        starts(launcher);
        Path output = Files.createTempFile("benchmark", ".log");
        output.toFile().deleteOnExit();
        Files.write(
                output, LINE.repeat(BYTES / LINE.length() + 1).getBytes(StandardCharsets.US_ASCII));
        String command = "sh -c \"cat " + output + " >&2\"";
        outputs(
                "through a pseudo-terminal",
                "script -qec '%s' /dev/null </dev/null".formatted(command),
                "script -qec '%s run -- %s' /dev/null </dev/null".formatted(launcher, command));
        outputs(
                "through a pipe",
                "{ %s 2>&1 | cat; }".formatted(command),
                "{ %s run -- %s 2>&1 | cat; }".formatted(launcher, command));
    }

    private static void starts(String launcher) {
        var run = new Samples();
        var alone = new Samples();
        var help = new Samples();
        for (int i = -1; i < STARTS; i++) {
            long with = Tool.nanos(launcher + " run -- /bin/true");
            long without = Tool.nanos("/bin/true");
            long nothing = Tool.nanos(launcher + " run --help");
            if (i >= 0) {
                run.add(with);
                alone.add(without);
                help.add(nothing);
            }
        }
        OUT.printf(
                Locale.ROOT,
                "run -- true %s, true alone %s, run --help %s, ratio to it %s%n",
                run,
                alone,
                help,
                run.ratio(help));
    }

    private static void outputs(String how, String alone, String run) {
        var with = new Samples();
        var without = new Samples();
        for (int i = -1; i < OUTPUTS; i++) {
            long through = Tool.nanos(run);
            long itself = Tool.nanos(alone);
            if (i >= 0) {
                with.add(through);
                without.add(itself);
            }
        }
        OUT.printf(
                Locale.ROOT,
                "%d MB of standard error %s: %s, alone %s, ratio %s%n",
                BYTES / 1_000_000,
                how,
                with,
                without,
                with.ratio(without));
    }
}
