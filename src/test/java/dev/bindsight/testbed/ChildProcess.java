package dev.bindsight.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that the test started, whose output it reads. Closing it ends this child and no other
 * process: the handle is that of an unreaped child, so its pid cannot be another's.
 */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private ChildProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("child-output").start(this::read);
    }

    /** Starts a program found on the PATH; its standard error joins its standard output. */
    public static ChildProcess start(String... command) {
        return start(Path.of("").toAbsolutePath(), Map.of(), List.of(command));
    }

    /** Starts a program in a directory, with additions to the environment. */
    public static ChildProcess start(
            Path directory, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line of a program of the tests, on the Java and the class path of this one. */
    public static List<String> commandOf(Class<?> program) {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
    }

    /** A Node program given as text. */
    public static ChildProcess node(String program) {
        return start("node", "-e", program);
    }

    /** A Python program given as text. */
    public static ChildProcess python(String program) {
        return start("python3", "-u", "-c", program);
    }

    /** Its pid. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its handle. */
    public Process process() {
        return process;
    }

    /** Waits for a line that matches {@code pattern} and returns the match. */
    public Matcher awaitLine(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        String line = awaitLine(text -> compiled.matcher(text).find(), pattern);
        Matcher matcher = compiled.matcher(line);
        matcher.find();
        return matcher;
    }

    /** Waits for a line whose first group is a number, such as the port it listens on. */
    public int awaitNumber(String pattern) {
        return Integer.parseInt(awaitLine(pattern).group(1));
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        type(line + System.lineSeparator());
    }

    /** Writes characters to its standard input. */
    public void type(String characters) {
        try {
            var input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(characters);
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for its end, and for the end of its output: what it printed last may still be in the
     * pipe when it has ended.
     */
    public int awaitExit() {
        Eventually.holds(
                "the child and its output end: " + output(),
                () -> !process.isAlive() && !reader.isAlive());
        return process.exitValue();
    }

    /** Ends it by SIGKILL, wherever it is, and waits for that. */
    public void kill() {
        // by the handle: Process.destroyForcibly closes the pipe, and what is in it is lost
        process.toHandle().destroyForcibly();
        var _ = awaitExit();
    }

    /** Everything it printed up to now. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(Eventually.PATIENCE);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String awaitLine(Predicate<String> wanted, String description) {
        long deadline = System.nanoTime() + Eventually.PATIENCE.toNanos();
        synchronized (lines) {
            while (true) {
                Optional<String> found = lines.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || !reader.isAlive()) {
                    throw new AssertionError(
                            "the child printed no line like " + description + ":\n" + output());
                }
                try {
                    lines.wait(Math.max(1, left / 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted", e);
                }
            }
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = output.readLine()) != null) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            // the pipe of a child that was ended forcibly; what it printed before is kept
            return;
        } finally {
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    }
}
