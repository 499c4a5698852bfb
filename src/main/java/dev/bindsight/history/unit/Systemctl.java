package dev.bindsight.history.unit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Speaks to the user's systemd by systemctl(1), which is found on the PATH. */
class Systemctl {
    private static final int OUTPUT_LIMIT = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How a command ended. */
    sealed interface Outcome {
        /** It ran to its end. */
        record Ran(List<String> command, int status, String output) implements Outcome {}

        /** There is no systemctl. */
        record Absent() implements Outcome {}
    }

    /** Runs {@code systemctl --user} with arguments. */
    Outcome run(String... arguments) {
        var command = new ArrayList<>(List.of("systemctl", "--user"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("SYSTEMD_COLORS", "0");
        builder.environment().put("SYSTEMD_PAGER", "");
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Outcome.Absent();
        }
        return await(command, process);
    }

    private static Outcome await(List<String> command, Process process) {
        var output = new ByteArrayOutputStream();
        Thread reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("systemctl-output")
                        .start(() -> read(process.getInputStream(), output));
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            reader.join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            // our own child: it is not reaped yet, so its pid cannot be another's
            process.destroyForcibly();
        }
        String text;
        synchronized (output) {
            text = output.toString(StandardCharsets.UTF_8).strip();
        }
        return new Outcome.Ran(List.copyOf(command), ended ? process.exitValue() : -1, text);
    }

    private static void read(InputStream stream, ByteArrayOutputStream output) {
        byte[] buffer = new byte[4096];
        try (stream) {
            int count = stream.read(buffer);
            while (count >= 0) {
                synchronized (output) {
                    if (output.size() < OUTPUT_LIMIT) {
                        output.write(buffer, 0, count);
                    }
                }
                count = stream.read(buffer);
            }
        } catch (IOException e) {
            // what came before is kept
        }
    }
}
