package dev.bindsight.explain.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Of a file of words those lines are read whose words a text may have. */
class WordFileTest {
    private static final String FILE =
            """
            # bind is no word here
            bind could not bind

            EADDRINUSE :addrinuse
            ECONNREFUSED/connect =ConnectionRefused
             EPIPE begins with a blank
            connect Подключение к
            connect connecting to
            """;

    @Test
    void allAreReadForALongTextOrOneInOtherCharacters() {
        List<String> all =
                List.of(
                        "bind could not bind",
                        "EADDRINUSE :addrinuse",
                        "ECONNREFUSED/connect =ConnectionRefused",
                        "connect Подключение к",
                        "connect connecting to");
        assertThat(read(PossibleWords.ALL)).isEqualTo(all);
        assertThat(read(PossibleWords.of("Подключение к shop", false))).isEqualTo(all);
    }

    @Test
    void ofAShortTextThoseThatItMayHave() {
        assertThat(read(PossibleWords.of("CONNECTING TO shop", true)))
                .contains("connect connecting to")
                .doesNotContain(
                        "bind could not bind", "EADDRINUSE :addrinuse", "connect Подключение к");
        assertThat(read(PossibleWords.of("error: addrinuse", true)))
                .containsExactly("EADDRINUSE :addrinuse");
        assertThat(read(PossibleWords.of("", true))).isEmpty();
    }

    private static List<String> read(PossibleWords possible) {
        List<String> lines = new ArrayList<>();
        WordFile.read(FILE.getBytes(StandardCharsets.UTF_8), possible, lines::add);
        return lines;
    }
}
