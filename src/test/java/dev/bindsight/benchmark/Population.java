package dev.bindsight.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Processes that hold loopback sockets, and replace some of them when told to. */
final class Population implements AutoCloseable {
    /**
     * How large it is.
     *
     * @param sockets inet sockets: a tenth listeners, a fifth UDP, the rest both ends of
     *     connections
     * @param processes processes that hold them
     * @param descriptors open files of all of them together
     */
    record Size(int sockets, int processes, int descriptors) {}

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    Population(Size size) {
        try (InputStream script = Population.class.getResourceAsStream("population.py")) {
            if (script == null) {
                throw new IllegalStateException("population.py is not on the class path");
            }
            process =
                    new ProcessBuilder(
                                    List.of(
                                            "python3",
                                            "-c",
                                            new String(
                                                    script.readAllBytes(), StandardCharsets.UTF_8),
                                            Integer.toString(size.processes()),
                                            Integer.toString(size.sockets()),
                                            Integer.toString(size.descriptors())))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        await("ready");
    }

    /** Closes that many sockets and opens as many new ones. */
    void churn(int sockets) {
        try {
            commands.write("churn " + sockets + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("done");
    }

    private void await(String wanted) {
        try {
            String line = answers.readLine();
            if (!wanted.equals(line)) {
                throw new IllegalStateException("the population said " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all of its processes: each ends when its pipe does. */
    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }
}
