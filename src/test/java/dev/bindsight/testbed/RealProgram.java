package dev.bindsight.testbed;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program as the system has it, or as packaging/programs unpacked it without installing it.
 *
 * @param path where it is
 * @param environment what it needs to find its libraries
 */
public record RealProgram(Path path, Map<String, String> environment) {
    private static final Path UNPACKED = Path.of("target/programs").toAbsolutePath();

    /** The program with a name; without it the test is skipped, and says so. */
    public static RealProgram named(String name) {
        Optional<Path> path =
                folders().map(each -> each.resolve(name)).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(path.isPresent(), "the program " + name + " is not to be had");
        return new RealProgram(path.orElseThrow(), environment(path.orElseThrow()));
    }

    /** Where what was unpacked with it lies: {@code usr/lib/apache2/modules}. */
    public Path beside(String relative) {
        return path.startsWith(UNPACKED) ? UNPACKED.resolve(relative) : Path.of("/", relative);
    }

    /** Runs it to its end and gives what it printed. */
    public String output(Path directory, List<String> arguments) {
        var line = new ArrayList<>(List.of(path.toString()));
        line.addAll(arguments);
        try (var child = ChildProcess.start(directory, environment, line)) {
            child.awaitExit();
            return child.output();
        }
    }

    private static Stream<Path> folders() {
        var folders = new ArrayList<Path>();
        for (String each : System.getenv("PATH").split(":")) {
            folders.add(Path.of(each));
        }
        for (String each : List.of("usr/sbin", "usr/bin")) {
            folders.add(Path.of("/", each));
            folders.add(UNPACKED.resolve(each));
        }
        // Debian keeps the servers of several versions apart
        folders.addAll(inside(Path.of("/usr/lib/postgresql"), "bin"));
        folders.addAll(inside(UNPACKED.resolve("usr/lib/postgresql"), "bin"));
        return folders.stream();
    }

    private static List<Path> inside(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.map(each -> each.resolve(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Path path) {
        if (!path.startsWith(UNPACKED)) {
            return Map.of("LC_ALL", "C");
        }
        Path libraries = UNPACKED.resolve("usr/lib");
        try (Stream<Path> found = Files.list(libraries)) {
            List<String> multiarch =
                    found.filter(each -> each.getFileName().toString().endsWith("-linux-gnu"))
                            .map(Path::toString)
                            .toList();
            return Map.of("LC_ALL", "C", "LD_LIBRARY_PATH", String.join(":", multiarch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
