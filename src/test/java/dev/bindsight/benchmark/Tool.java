package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Times a program by bash's own clock, so that the start of a process by Java does not count. */
final class Tool {
    private Tool() {}

    /** How long a command line takes whose output is thrown away. */
    static long nanos(String command) {
        String script = "b=$EPOCHREALTIME; " + command + " >/dev/null; echo $b $EPOCHREALTIME";
        String[] times = output(List.of("bash", "-c", script)).strip().split(" ");
        return (micros(times[1]) - micros(times[0])) * 1_000;
    }

    private static long micros(String epochRealtime) {
        return Long.parseLong(epochRealtime.replaceAll("[.,]", ""));
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.onExit().join();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
