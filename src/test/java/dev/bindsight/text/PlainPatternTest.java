package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts are filled in as {@link MessageFormat} does it, only quicker. */
final class PlainPatternTest {
    private static final Object[] ARGUMENTS = {
        "{0}", "it's", "", 'c', true, new StringBuilder("x"), "six", "seven", "eight", "nine"
    };

    @Test
    void everyTextOfTheBundleIsWhatMessageFormatMakesOfIt() {
        var bundle = ResourceBundle.getBundle("dev.bindsight.text.texts", Locale.ROOT);
        int filled = 0;
        for (String key : bundle.keySet()) {
            String pattern = bundle.getString(key);
            String text = PlainPattern.filled(pattern, ARGUMENTS);
            if (text != null) {
                filled++;
                assertThat(text).as(key).isEqualTo(format(pattern, ARGUMENTS));
            }
        }
        assertThat(filled).isGreaterThan(bundle.keySet().size() / 2);
    }

    @Test
    void whatIsMoreThanATextIsLeftToMessageFormat() {
        assertThat(PlainPattern.filled("{0} ports", 1_000)).isNull();
        assertThat(PlainPattern.filled("{0,number} ports", "x")).isNull();
        assertThat(PlainPattern.filled("{0,choice,0#none|1#one}", 1)).isNull();
        assertThat(PlainPattern.filled("a '{'quoted'}' brace")).isNull();
        assertThat(PlainPattern.filled("{1}", "only one")).isNull();
        assertThat(PlainPattern.filled("a {")).isNull();
        assertThat(PlainPattern.filled("it''s {0}", (Object) null)).isEqualTo("it's null");
    }

    private static String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
