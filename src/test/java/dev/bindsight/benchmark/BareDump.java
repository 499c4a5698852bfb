package dev.bindsight.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the kernel itself needs to list every TCP socket with INET_DIAG_INFO: nobody reads it. */
final class BareDump implements AutoCloseable {
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    BareDump() {
        try (InputStream script = BareDump.class.getResourceAsStream("bare_dump.py")) {
            if (script == null) {
                throw new IllegalStateException("bare_dump.py is not on the class path");
            }
            process =
                    new ProcessBuilder(
                                    List.of(
                                            "python3",
                                            "-c",
                                            new String(
                                                    script.readAllBytes(), StandardCharsets.UTF_8)))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        line();
    }

    /** What one takes, in nanoseconds. */
    record Cost(long clock, long processor) {}

    /** Makes one. */
    Cost dump() {
        try {
            commands.write("dump\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] times = line().split(" ");
        return new Cost(Long.parseLong(times[0]), Long.parseLong(times[1]));
    }

    private String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the dump ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it: it does when its input does. */
    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }
}
