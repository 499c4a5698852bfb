package dev.bindsight.explain.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text says, and where each of its characters stands in what was given. */
class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a-\\u003eb         | a->b
                    a-\\\\u003Eb        | a->b
                    \\u0027db\\u0027    | 'db'
                    &quot;db&quot;    | "db"
                    &#x27;db&#39;     | 'db'
                    x &lt;= y &amp; z | x <= y & z
                    \\u7531            | \u7531
                    \\u001b[31mred     | red
                    """)
    void charactersThatStandByNumberOrNameAreRead(String given, String read) {
        assertThat(PlainText.spelledOut(given).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\users\\ann",
                "one\\u000atwo",
                "\\u12",
                "\\uwxyz",
                "a & b",
                "?a=1&copy;=2",
                "&#;",
                "&#x;",
                "&#99999999;",
                "&",
                "\\",
                "\\\\"
            })
    void whatStandsForNoCharacterStays(String given) {
        assertThat(PlainText.spelledOut(given).text()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"on \\u0027db\\u0027 now", "on &#39;db&#39; now", "\u001b[1mon 'db' now"})
    void offsetsAreThoseOfWhatWasGiven(String given) {
        PlainText plain = PlainText.spelledOut(given);
        int host = plain.text().indexOf("db");
        int quoted = plain.text().indexOf('\'');

        assertThat(given.substring(plain.given(host), plain.givenEnd(host + 2))).isEqualTo("db");
        String shown = given.substring(plain.given(quoted), plain.givenEnd(quoted + 4));
        assertThat(PlainText.spelledOut(shown).text()).isEqualTo("'db'");
        assertThat(plain.givenEnd(plain.text().length())).isEqualTo(given.length());
    }
}
