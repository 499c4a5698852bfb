package dev.bindsight.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Arguments in other encodings than UTF-8. */
class TypedArgumentsTest {
    private static final String HOST = "münchen";

    private static String decoded(String locale, byte[] typed) {
        String asUtf8 = new String(typed, StandardCharsets.UTF_8);
        byte[] line =
                ("java\0dev.bindsight.app.Main\0why\0"
                                + new String(typed, StandardCharsets.ISO_8859_1)
                                + "\0")
                        .getBytes(StandardCharsets.ISO_8859_1);
        return TypedArguments.decode(new String[] {"why", asUtf8}, line, locale)[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_DE.ISO-8859-1", "de_DE.iso88591", "de_DE.ISO8859-15@euro"})
    void whatIsNotUtf8IsReadInTheEncodingOfTheLocale(String locale) {
        assertThat(decoded(locale, HOST.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(HOST);
    }

    @Test
    void anotherAlphabetIsReadTheSameWay() {
        byte[] typed = "сервер".getBytes(Charset.forName("KOI8-R"));
        assertThat(decoded("ru_RU.KOI8-R", typed)).isEqualTo("сервер");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "", "de_DE.ISO-8859-1", "xx_XX.no-such-thing"})
    void utf8IsReadAsSuchUnderEveryLocale(String locale) {
        assertThat(decoded(locale, HOST.getBytes(StandardCharsets.UTF_8))).isEqualTo(HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "", "de_DE", "de_DE.UTF-8", "xx_XX.no-such-thing"})
    void whereTheLocaleTellsNothingTheUnreadableStaysMarked(String locale) {
        assertThat(decoded(locale, HOST.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("m\uFFFDnchen");
    }
}
