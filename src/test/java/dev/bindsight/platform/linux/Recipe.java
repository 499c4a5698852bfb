package dev.bindsight.platform.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Calls whose last one is known to give an error, or to work.
 *
 * @param name what it is called
 * @param expected what the last call gives an ordinary user: {@code OK}, an error; {@code =} before
 *     an error that SO_ERROR tells, {@code #} before a number that ioctl tells
 * @param expectedOfRoot what it gives root
 * @param statements the calls
 */
record Recipe(String name, String expected, String expectedOfRoot, List<String> statements) {
    /** Those of a file. */
    static List<Recipe> of(String file) {
        try (InputStream lines = Recipe.class.getResourceAsStream(file)) {
            return new String(
                            Objects.requireNonNull(lines, file).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Recipe::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recipe parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        String[] results = parts[1].split("/");
        return new Recipe(
                parts[0], results[0], results[results.length - 1], List.of(parts[2].split("; ")));
    }

    /** Whether anybody gets the same. */
    boolean isForAll() {
        return expected.equals(expectedOfRoot);
    }

    String expected(boolean root) {
        return root ? expectedOfRoot : expected;
    }

    @Override
    public String toString() {
        return name;
    }
}
