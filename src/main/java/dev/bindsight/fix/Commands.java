package dev.bindsight.fix;

import dev.bindsight.platform.NativePath;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Runs the programs that speak for a supervisor, {@code systemctl} and {@code docker}: found on the
 * PATH, started without a shell, with nothing on their standard input, their output captured, and
 * never waited for longer than said.
 */
final class Commands {
    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final long SLICE_MILLIS = 50;

    private final List<Path> directories;

    /**
     * Commands on a search path.
     *
     * @param path as the variable PATH has it; entries that are not absolute are left out, because
     *     what they mean changes with the working directory, and so are those this JVM cannot name
     */
    Commands(String path) {
        this.directories =
                Pattern.compile(":")
                        .splitAsStream(path)
                        .filter(entry -> entry.startsWith("/"))
                        .map(NativePath::of)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** How a command ended. */
    sealed interface Result {
        /**
         * It ran to its end.
         *
         * @param output standard output and standard error as they came, stripped
         */
        record Ran(List<String> command, int exitStatus, String output, Duration elapsed)
                implements Result {}

        /** There is no such program on the PATH, or it cannot be run. */
        record Absent(String program) implements Result {}

        /** It was given up after its time or on a cancel. */
        record GivenUp(List<String> command, String output, Duration elapsed, boolean cancelled)
                implements Result {}
    }

    /** Whether there is such a program. */
    boolean has(String program) {
        return find(program).isPresent();
    }

    /**
     * Runs a program.
     *
     * @param command the name of the program and its arguments
     * @param limit how long at most; then it is ended
     * @param cancelled asked at least every 50 ms; true ends it
     */
    Result run(List<String> command, Duration limit, BooleanSupplier cancelled) {
        String program = command.getFirst();
        Optional<Path> found = find(program);
        if (found.isEmpty()) {
            return new Result.Absent(program);
        }
        var arguments = new ArrayList<>(command);
        arguments.set(0, found.get().toString());
        var builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("SYSTEMD_COLORS", "0");
        long start = System.nanoTime();
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Result.Absent(program);
        }
        return await(command, process, start, limit, cancelled);
    }

    private static Result await(
            List<String> command,
            Process process,
            long start,
            Duration limit,
            BooleanSupplier cancelled) {
        var output = new Output(process.getInputStream());
        boolean wasCancelled = false;
        boolean ended = false;
        try {
            while (!ended && !wasCancelled && System.nanoTime() - start < limit.toNanos()) {
                ended = process.waitFor(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                wasCancelled = !ended && cancelled.getAsBoolean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wasCancelled = true;
        }
        if (!ended) {
            // our own child: it is not reaped yet, so its pid cannot be another's
            process.destroyForcibly();
        }
        String text = output.text();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return ended
                ? new Result.Ran(command, process.exitValue(), text, elapsed)
                : new Result.GivenUp(command, text, elapsed, wasCancelled);
    }

    private Optional<Path> find(String program) {
        return directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Reads on a thread of its own: a program that leaves a child behind with the pipe open would
     * hold its reader for as long as that child lives.
     */
    private static final class Output {
        private static final long GRACE_MILLIS = 500;

        private final InputStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Output(InputStream stream) {
            this.stream = stream;
            this.reader = Thread.ofPlatform().daemon().name("command-output").start(this::read);
        }

        private void read() {
            byte[] buffer = new byte[4096];
            try (stream) {
                int count = stream.read(buffer);
                while (count >= 0) {
                    if (bytes.size() < OUTPUT_LIMIT) {
                        bytes.write(buffer, 0, count);
                    }
                    count = stream.read(buffer);
                }
            } catch (IOException e) {
                // closed by text(): what came before is kept
            }
        }

        /** Decoded as a whole: a read may end within a character. */
        String text() {
            try {
                if (!reader.join(Duration.ofMillis(GRACE_MILLIS))) {
                    stream.close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
