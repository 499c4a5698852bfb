package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.util.Date;
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
    void everyTextWithNumbersIsWhatMessageFormatMakesOfIt() {
        var bundle = ResourceBundle.getBundle("dev.bindsight.text.texts", Locale.ROOT);
        int filled = 0;
        for (String key : bundle.keySet()) {
            String pattern = bundle.getString(key);
            for (Object each : new Object[] {0, 1, 2, 999, 1_000, 20_000L, -1, -1_234_567L}) {
                Object[] numbers = {each, each, each, each, each, each};
                String text = PlainPattern.filled(pattern, numbers);
                if (text != null) {
                    filled++;
                    assertThat(text).as(key).isEqualTo(format(pattern, numbers));
                }
            }
        }
        assertThat(filled).isGreaterThan(8 * bundle.keySet().size() / 2);
    }

    @Test
    void theNumberChoosesAndIsFilledInWithinTheChoice() {
        String pattern = "{2} {0,choice,0#nothing|1#one|1<{0,number} of {0} ports} on {1}.";
        for (int number : new int[] {-1, 0, 1, 2, 20_000}) {
            assertThat(PlainPattern.filled(pattern, number, "a|b", "{0}"))
                    .isEqualTo(format(pattern, number, "a|b", "{0}"));
        }
        assertThat(PlainPattern.filled("{0,number,0} ports", 65_535)).isEqualTo("65535 ports");
        assertThat(PlainPattern.filled("{0,number} {0}", Long.MIN_VALUE))
                .isEqualTo(format("{0,number} {0}", Long.MIN_VALUE));
    }

    @Test
    void whatIsMoreThanThatIsLeftToMessageFormat() {
        assertThat(PlainPattern.filled("{0} ports", 1.5)).isNull();
        assertThat(PlainPattern.filled("{0}", new Date(0))).isNull();
        assertThat(PlainPattern.filled("{0,number} ports", "x")).isNull();
        assertThat(PlainPattern.filled("{0,number,0.0} ports", 1)).isNull();
        assertThat(PlainPattern.filled("{0,date}", 1)).isNull();
        assertThat(PlainPattern.filled("{0,choice,0#none|1#one}", "x")).isNull();
        assertThat(PlainPattern.filled("{0,choice,-1#none|1#one}", 1)).isNull();
        assertThat(PlainPattern.filled("{0,choice,0#it''s none|1#one}", 1)).isNull();
        assertThat(PlainPattern.filled("{0,choice,none}", 1)).isNull();
        assertThat(PlainPattern.filled("a '{'quoted'}' brace")).isNull();
        assertThat(PlainPattern.filled("{1}", "only one")).isNull();
        assertThat(PlainPattern.filled("a {")).isNull();
        assertThat(PlainPattern.filled("a {0", 1)).isNull();
        assertThat(PlainPattern.filled("it''s {0}", (Object) null)).isEqualTo("it's null");
    }

    private static String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }
}
