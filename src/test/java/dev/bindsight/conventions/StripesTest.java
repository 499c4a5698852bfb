package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row that moves by one becomes even where it was odd. Where any rule asks for that, JavaFX
 * styles it anew with all in it, though it looks the same: in a list sorted by what changes each
 * second that was a third of what a refresh cost the FX thread.
 */
class StripesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void rowsOfTablesWithoutStripesAreStyledWithoutRegardToOddAndEven() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<String> asking =
                    files.filter(file -> file.toString().endsWith(".css"))
                            .flatMap(StripesTest::selectors)
                            .filter(selector -> selector.contains(".table-row-cell"))
                            .filter(selector ->
                                    selector.contains(":odd") || selector.contains(":even"))
                            .toList();

            assertThat(asking).isNotEmpty().allMatch(selector -> selector.contains(".striped"));
        }
    }

    private static Stream<String> selectors(Path file) {
        try {
            String rules = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
            return Arrays.stream(rules.split("}"))
                    .map(rule -> rule.split("\\{")[0])
                    .flatMap(each -> Arrays.stream(each.split(",")))
                    .map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
