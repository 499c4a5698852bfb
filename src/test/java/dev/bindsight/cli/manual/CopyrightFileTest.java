package dev.bindsight.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.credits.Credits;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The copyright file, as Debian's tools read it. */
class CopyrightFileTest {
    private static final String TEXT = new CopyrightFile(Credits.parts()).toString();

    private static List<String> fields(String name) {
        return Pattern.compile("(?m)^" + name + ": (.*)$")
                .matcher(TEXT)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    @Test
    void everyLineIsAFieldOrGoesOnWithOne() {
        assertThat(TEXT.lines())
                .allMatch(line -> line.matches("(?:[A-Z][A-Za-z-]+:.*| \\S.*| {2,}\\S.*|)"));
    }

    @Test
    void everyLicenceThatAPartNamesHasItsTerms() {
        List<String> stanzas = Arrays.asList(TEXT.split("\n\n"));
        for (String each : fields("License")) {
            assertThat(
                            stanzas.stream()
                                    .filter(stanza ->
                                            stanza.startsWith("License: " + each + "\n ")))
                    .as(each)
                    .hasSize(1);
        }
    }

    @Test
    void noTwoPartsHaveTheSameFiles() {
        assertThat(fields("Files")).doesNotHaveDuplicates().hasSize(Credits.parts().size());
    }
}
