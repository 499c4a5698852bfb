package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TopLevelTest {
    @Test
    void theTopOfTheCheckoutHoldsOnlyWhatAReaderLooksFor() throws IOException {
        List<String> names;
        try (var entries = Files.list(SourceTree.TOP)) {
            names = entries.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
        // what git ignores by its name at the top, as the folder of a build or of an editor
        var ignored =
                Files.readAllLines(SourceTree.TOP.resolve(".gitignore")).stream()
                        .map(line -> line.replaceAll("^/|/$", ""))
                        .toList();
        assertThat(names)
                .filteredOn(name -> !ignored.contains(name) && !name.equals(".git"))
                .containsExactlyInAnyOrder(
                        ".ci",
                        ".editorconfig",
                        ".github",
                        ".gitignore",
                        "LICENSE",
                        "README.md",
                        "assets",
                        "packaging",
                        "pom.xml",
                        "src");
    }
}
