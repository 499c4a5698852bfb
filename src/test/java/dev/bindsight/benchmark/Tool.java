package dev.bindsight.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The command line of a process, from proc(5). */
    static List<String> commandLine(Process process) {
        try {
            Path file = Path.of("/proc/" + process.pid() + "/cmdline");
            return List.of(Files.readString(file).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
