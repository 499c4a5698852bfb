package dev.bindsight.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FormattingTest {
    @Test
    void everyJavaFileIsFormatted() throws IOException {
        List<Path> files = SourceTree.javaFiles(SourceTree.TOP.resolve("src"));
        assertThat(files).as("Java files").isNotEmpty();
        assertThat(JavaFormatter.unformatted(files))
                .as("files to format by: mvn -q test-compile exec:exec@format")
                .isEmpty();
    }

    @Test
    void aFileThatIsNotFormattedIsFound(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Odd.java"), "class Odd {int x;\n}\n");
        assertThat(JavaFormatter.unformatted(List.of(file))).containsExactly(file.toString());
    }
}
