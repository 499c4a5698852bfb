package dev.bindsight.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.testbed.Sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/** What a user reads comes from the files of the language, and has room for a longer one. */
class PseudoLanguageTest {
    private static final Path ENGLISH = Path.of("src/main/resources");

    @TempDir private Path classes;

    @Test
    void everyVerbSpeaksTheLanguage() throws IOException {
        PseudoLanguage.write(classes, ENGLISH);
        String found = Sandbox.asRoot().withClasses(classes).run(TerminalWalk.class);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1200, 760", "900, 600"})
    void everyScreenSpeaksTheLanguageAndHasRoomForIt(String width, String height)
            throws IOException {
        OwnDisplay.require();
        PseudoLanguage.write(classes, ENGLISH);
        String found =
                Sandbox.asRoot()
                        .withClasses(classes)
                        .after("export DISPLAY=" + System.getProperty("bindsight.test.display"))
                        .run(WindowWalk.class, width, height);
        assertThat(found).isEmpty();
    }
}
