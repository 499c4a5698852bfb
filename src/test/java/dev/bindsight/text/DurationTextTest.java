package dev.bindsight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,          0 µs",
        "PT0.000024S,   24 µs",
        "PT0.000999S,   999 µs",
        "PT0.0014S,     1.4 ms",
        "PT0.18S,       180 ms",
        "PT3S,          3.0 s",
        "PT41S,         41 s",
        "PT1M30S,       1 min 30 s",
        "PT5M,          5 min",
        "PT11M59S,      11 min"
    })
    void aMeasuredTimeHasAboutThreeDigits(Duration duration, String text) {
        assertThat(DurationText.measured(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,          1 ms",
        "PT0.000999S,   1 ms",
        "PT0.001S,      2 ms",
        "PT0.0029S,     5 ms",
        "PT0.005S,      10 ms",
        "PT0.18S,       200 ms",
        "PT1.2S,        2 s",
        "PT40S,         50 s"
    })
    void aBoundIsTheNextRoundTimeThatWasNotReached(Duration duration, String text) {
        assertThat(DurationText.written(DurationText.bound(duration))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,      0 s",
        "PT59.9S,    59 s",
        "PT60S,      1 min",
        "PT1H24M5S,  1 h 24 min",
        "PT2H,       2 h",
        "P3DT2H59M,  3 d 2 h",
        "P3D,        3 d"
    })
    void aSpanHasAtMostTwoUnits(Duration duration, String text) {
        assertThat(DurationText.span(duration)).isEqualTo(text);
    }

    /** A countdown that shows 0 s while something is left would be wrong. */
    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT-1S, 0 s", "PT0.001S, 1 s", "PT40.2S, 41 s", "PT41S, 41 s"})
    void whatRemainsIsRoundedUp(Duration duration, String text) {
        assertThat(DurationText.remaining(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.000024S,   24 µs",
        "PT0.0182S,     18.2 ms",
        "PT0.1003S,     100.3 ms",
        "PT0.99996S,    1.00 s",
        "PT3.07S,       3.07 s",
        "PT60S,         1 min",
        "PT119.5S,      1 min 59 s"
    })
    void aPreciseTimeHasADigitMore(Duration duration, String text) {
        assertThat(DurationText.precise(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "700ms,   PT0.7S,  700 ms",
        "3 s,     PT3S,    3 s",
        "' 1.5 ', PT1.5S,  1500 ms",
        "1 min,   PT1M,    1 min",
        "2m,      PT2M,    2 min",
        "0,       PT0S,    0 s",
        "1440 min,P1D,     1440 min"
    })
    void whatAPersonWritesIsReadAndWrittenAgain(String typed, Duration duration, String written) {
        assertThat(DurationText.parse(typed)).contains(duration);
        assertThat(DurationText.written(duration)).isEqualTo(written);
        assertThat(DurationText.parse(written)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1 s", "1h", "1441m", "1,5 s", "999999999 m", "1s 2s"})
    void whatIsNoDurationUpToADayIsNotRead(String typed) {
        assertThat(DurationText.parse(typed)).isEmpty();
    }
}
