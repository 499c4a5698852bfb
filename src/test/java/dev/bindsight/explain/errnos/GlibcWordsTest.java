package dev.bindsight.explain.errnos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class GlibcWordsTest {
    private static final Path FILE =
            Path.of("src/main/resources/dev/bindsight/explain/errnos/glibc.txt");

    /** A system with catalogues of another version may put it otherwise. */
    @Test
    void theFileHasWhatTheCataloguesOfTheSameVersionSay() throws IOException {
        String file = Files.readString(FILE);
        List<GlibcWords.Section> same =
                Files.isDirectory(GlibcWords.CATALOGUES)
                        ? GlibcWords.languages(GlibcWords.CATALOGUES)
                                .filter(section -> file.contains(section.title()))
                                .toList()
                        : List.of();
        assumeTrue(!same.isEmpty(), "no catalogue of glibc in the version that was read");

        assertThat(same).allSatisfy(section -> assertThat(file).contains(section.text()));
    }

    @Test
    void theFileHasTheLanguagesThatPeopleAskIn() throws IOException {
        assertThat(Files.readString(FILE))
                .contains("# de (", "# es (", "# fr (", "# pt (", "# pt_BR (", "# ru (")
                .contains("# ja (", "# zh_CN (", "# zh_TW (", "# ko (", "# it (", "# pl (");
    }
}
