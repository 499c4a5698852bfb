package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One start of a program with a window, watched from outside.
 *
 * @param mapped nanoseconds from the launch to the mapped window
 * @param painted nanoseconds from the launch until the words of a row can be read
 * @param processor nanoseconds of the processor that the process had taken by then
 * @param command what the process had become, from proc(5)
 */
record Launch(long mapped, long painted, long processor, List<String> command) {
    private static final long GLANCE_NANOS = 2_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /**
     * Words with smooth edges have more colours, the bars that stand for words before have less.
     */
    private static final int COLOURS_OF_WORDS = 40;

    /**
     * Starts it, waits until its rows can be read, ends it.
     *
     * @param part of the screen, where a row is
     */
    static Launch of(
            List<String> command,
            Map<String, String> environment,
            Screen screen,
            Screen.Part part) {
        screen.hasMapped();
        long begun = System.nanoTime();
        Process process = start(command, environment);
        try {
            long mapped = await("window", screen::hasMapped, process) - begun;
            long painted =
                    await("row", () -> screen.colours(part) >= COLOURS_OF_WORDS, process) - begun;
            long processor = process.info().totalCpuDuration().orElseThrow().toNanos();
            return new Launch(mapped, painted, processor, Tool.commandLine(process));
        } finally {
            end(process);
        }
    }

    /** Starts a program whose output is for nobody. */
    static Process start(List<String> command, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        // a window of the user's would be brought to the front instead
        builder.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long await(String what, BooleanSupplier seen, Process process) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!seen.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("no " + what + " was seen");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return System.nanoTime();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
