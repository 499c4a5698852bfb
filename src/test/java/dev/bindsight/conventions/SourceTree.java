package dev.bindsight.conventions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of this project, as the tests of its conventions read them. */
final class SourceTree {
    /** Where Maven runs the tests: the top of the checkout. */
    static final Path TOP = Path.of("").toAbsolutePath();

    /** The application's sources. */
    static final Path MAIN = TOP.resolve("src/main/java");

    private SourceTree() {}

    /** Every Java file below {@code folder}, in the order of their paths. */
    static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
