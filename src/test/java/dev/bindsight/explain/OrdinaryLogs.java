package dev.bindsight.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What real programs print while nothing fails that has to do with sockets. The file {@code
 * ordinary/collect} says how it was put together, and does it again.
 */
public final class OrdinaryLogs {
    private static final List<String> FILES =
            List.of(
                    "apache-access",
                    "apache-error",
                    "cargo",
                    "cmake",
                    "curl-verbose",
                    "dnsmasq",
                    "gcc",
                    "java-gc",
                    "javac",
                    "maven",
                    "nginx-access",
                    "nginx-error",
                    "node-test",
                    "packages",
                    "postgres",
                    "python-import",
                    "python-tests",
                    "redis");

    private OrdinaryLogs() {}

    /** The names of the programs' logs. */
    static Stream<String> names() {
        return FILES.stream();
    }

    /** One of them. */
    static String text(String name) {
        try (InputStream file =
                        OrdinaryLogs.class.getResourceAsStream("ordinary/" + name + ".log.gz");
                var log = new GZIPInputStream(file)) {
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of all of them. */
    public static Stream<String> lines() {
        return names().flatMap(name -> text(name).lines());
    }
}
