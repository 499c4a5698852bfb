package dev.bindsight.benchmark;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.OrdinaryLogs;
import dev.bindsight.explain.log.LogReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How fast a log is read for errors, where none of its lines is one, one in a hundred, and all of
 * them, beside grep -c over the same file; and how much memory a log takes that is ten times as
 * long.
 */
public final class ExplainBenchmark {
    private static final int BYTES = 48_000_000;
    private static final int ROUNDS = 7;
    private static final int TIMES_LONGER = 10;
    private static final PrintStream OUT = System.out;

    private static final List<String> ERRORS =
            List.of(
                    "2024/05/05 10:00:00 [error] 31#31: *7 connect() failed (111: Connection"
                        + " refused) while connecting to upstream, client: 10.0.0.3, server: shop,"
                        + " request: \"GET / HTTP/1.1\", upstream: \"http://10.0.0.9:8080/\"",
                    "Error: listen EADDRINUSE: address already in use :::3000",
                    "2024-05-05T10:00:00Z dial tcp 10.0.0.9:5432: connect: connection refused",
                    "java.net.ConnectException: Connection refused: localhost/127.0.0.1:9092",
                    "OSError: [Errno 98] Address already in use",
                    "curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection"
                            + " refused",
                    "Could not connect to Redis at 127.0.0.1:6379: Connection refused",
                    "ssh: connect to host 10.0.0.4 port 22: No route to host");

    private ExplainBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        List<String> ordinary = OrdinaryLogs.lines().toList();
        var reader = new LogReader(ErrnoReference.standard());
        Path folder = Files.createTempDirectory("benchmark");
        OUT.printf(Locale.ROOT, "logs of %.0f MB, %d rounds, in turn%n", BYTES / 1e6, ROUNDS);
        for (int every : new int[] {0, 100, 1}) {
            Path log = Files.write(folder.resolve("log"), log(ordinary, every));
            var reading = new Samples();
            var grep = new Samples();
            long errors = errors(reader, log);
            for (int i = 0; i < ROUNDS; i++) {
                reading.time(() -> errors(reader, log));
                grep.add(Tool.nanos("grep -a -c refused " + log));
            }
            OUT.printf(
                    Locale.ROOT,
                    "%-22s %s, %.0f MB/s, %,d errors; grep -a -c refused %s; ratio %s%n",
                    every == 0 ? "no errors" : every == 1 ? "every line is one" : "1 % errors",
                    reading,
                    BYTES / 1e6 / reading.medianSeconds(),
                    errors,
                    grep,
                    reading.ratio(grep));
        }
        memory(reader, log(ordinary, 100));
        Files.delete(folder.resolve("log"));
        Files.delete(folder);
    }

    private static byte[] log(List<String> ordinary, int every) {
        var log = new ByteArrayOutputStream(BYTES + 1_000);
        for (int i = 0; log.size() < BYTES; i++) {
            boolean isError = every > 0 && i % every == 0;
            String line =
                    isError
                            ? ERRORS.get(i / every % ERRORS.size())
                            : ordinary.get(i % ordinary.size());
            log.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return log.toByteArray();
    }

    private static long errors(LogReader reader, Path log) {
        try (InputStream in = Files.newInputStream(log)) {
            return reader.read(in, _ -> {}, () -> false).errors();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is used besides the log itself, as it is after a collection within the reading. */
    private static void memory(LogReader reader, byte[] log) throws IOException {
        long before = used();
        for (int times : new int[] {1, TIMES_LONGER}) {
            long[] most = {0};
            var again = new RepeatedStream(log, times);
            reader.read(again, _ -> most[0] = Math.max(most[0], used() - before), () -> false);
            OUT.printf(
                    Locale.ROOT,
                    "memory in use beyond the reader's own, a log of %,d MB: at most %.1f MB%n",
                    (long) log.length * times / 1_000_000,
                    most[0] / 1e6);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static final class RepeatedStream extends InputStream {
        private final byte[] bytes;
        private int left;
        private int at;

        RepeatedStream(byte[] bytes, int times) {
            this.bytes = bytes;
            this.left = times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            if (at == bytes.length) {
                at = 0;
                left--;
            }
            return count;
        }
    }
}
