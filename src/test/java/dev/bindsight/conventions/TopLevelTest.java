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
        assertThat(names)
                .filteredOn(name -> !name.startsWith(".") && !name.equals("target"))
                .containsExactlyInAnyOrder(
                        "LICENSE", "README.md", "assets", "packaging", "pom.xml", "src");
    }
}
