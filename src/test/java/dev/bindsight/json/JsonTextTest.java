package dev.bindsight.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private record Document(String text, @Nullable String absent) {}

    private static String written(String text) {
        return new JsonText().format(new Document(text, null));
    }

    @Test
    void whatIsAbsentIsLeftOutAndALineFeedEndsIt() {
        assertThat(written("node server.js")).isEqualTo("{\n  \"text\" : \"node server.js\"\n}\n");
    }

    @Test
    void whatIsVisibleIsWrittenAsItIs() {
        assertThat(written("größe 日本 🦆")).contains("\"größe 日本 🦆\"");
    }

    @Test
    void controlAndDirectionCharactersAndHalfPairsAreEscaped() {
        assertThat(written("\u001b[2J\u009b31m\u202E\u2066\u2028\u007F\uD83D"))
                .containsIgnoringCase(
                        "\"\\u001b[2J\\u009b31m\\u202e\\u2066\\u2028\\u007f\\ud83d\"");
    }
}
