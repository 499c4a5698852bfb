package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts are filled in as {@link MessageFormat} does it, only quicker. */
final class TextPatternTest {
    private static final List<Number> NUMBERS =
            List.of(0, 1, 2, 3, 65_535, 1_234_567L, -1_000, 0.25, 1.25, 1_023.96, 99.95);

    @Test
    void everyTextOfTheBundleIsWhatMessageFormatMakesOfIt() {
        Map<String, String> bundle = SpokenLanguage.read(Texts.class, "texts").all();
        assertThat(bundle).isNotEmpty();
        bundle.forEach((key, pattern) -> {
            for (Number number : NUMBERS) {
                Object[] arguments = arguments(pattern, number);
                assertThat(TextPattern.read(pattern).filled(arguments))
                        .as(key)
                        .isEqualTo(new MessageFormat(pattern, Locale.ENGLISH).format(arguments));
            }
        });
    }

    @Test
    void aPatternIsReadOnce() {
        assertThat(Texts.spoken("ports.title")).isSameAs(Texts.spoken("ports.title"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0} ports",
                "{1}",
                "it''s {0}",
                "{0,choice,0#none|1#one {0}|1<{0,number} of {1}}"
            })
    void soIsWhatTheBundleHasNot(String pattern) {
        for (Object argument : List.of(1_000, 1, -3)) {
            assertThat(TextPattern.read(pattern).filled(argument))
                    .isEqualTo(new MessageFormat(pattern, Locale.ENGLISH).format(of(argument)));
        }
        assertThat(TextPattern.read("it''s {0}").filled((Object) null)).isEqualTo("it's null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a {", "it's", "{0,date}", "{0,number,#.##}", "{x}"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> TextPattern.read(pattern))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object[] of(Object argument) {
        return new Object[] {argument};
    }

    /** Numbers where the pattern asks for one, words elsewhere. */
    private static Object[] arguments(String pattern, Number number) {
        var arguments = new Object[10];
        Arrays.setAll(
                arguments, i -> pattern.contains("{" + i + ",") ? number : "it's {" + i + "}");
        return arguments;
    }
}
