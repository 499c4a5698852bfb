package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Runs of a program as a whole process, from its start to its end, its output thrown away. */
final class WholeProcess {
    /** A small parent, so that neither the start by Java nor its memory counts. */
    private static final String PARENT =
            """
            import os, sys, time
            begun = time.monotonic()
            pid = os.fork()
            if pid == 0:
                void = os.open('/dev/null', os.O_RDWR)
                os.dup2(void, 0); os.dup2(void, 1)
                os.execvp(sys.argv[1], sys.argv[1:])
            _, status, used = os.wait4(pid, 0)
            print(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024,
                  os.waitstatus_to_exitcode(status))
            """;

    private final String name;
    private final List<String> command;
    private final List<Run> runs = new ArrayList<>();

    /** A command line that answers with 0 or 1. */
    WholeProcess(String name, String... command) {
        this.name = name;
        this.command = List.of(command);
    }

    /**
     * One run.
     *
     * @param wall how long it took, in seconds
     * @param processor time of the processor, in seconds
     * @param resident the most memory it had, in MiB
     */
    record Run(double wall, double processor, double resident) {}

    /** Runs it once. */
    void run() {
        var line = new ArrayList<>(List.of("python3", "-c", PARENT));
        line.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            String told =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.onExit().join();
            String[] words = told.strip().split(" ");
            if (words.length < 4 || Double.parseDouble(words[3]) > 1) {
                throw new IllegalStateException(command + " ended with " + told);
            }
            runs.add(
                    new Run(
                            Double.parseDouble(words[0]),
                            Double.parseDouble(words[1]),
                            Double.parseDouble(words[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often its median and its fastest run take that of another. */
    String ratio(WholeProcess other) {
        return String.format(
                Locale.ROOT,
                "%.1f (of the fastest %.1f)",
                median(Run::wall) / other.median(Run::wall),
                fastest() / other.fastest());
    }

    private double fastest() {
        return runs.stream().mapToDouble(Run::wall).min().orElseThrow();
    }

    private double median(ToDoubleFunction<Run> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %.2f s (from %.2f), processor %.2f s, at most %.0f MiB resident",
                name,
                median(Run::wall),
                fastest(),
                median(Run::processor),
                median(Run::resident));
    }
}
