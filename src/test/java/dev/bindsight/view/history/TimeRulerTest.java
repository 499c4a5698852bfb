package dev.bindsight.view.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.bindsight.history.Period;
import dev.bindsight.view.chart.LanesPicture.Tick;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class TimeRulerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TimeRuler ruler(String from, String to, ZoneId zone) {
        return new TimeRuler(new Period(Instant.parse(from), Instant.parse(to)), zone);
    }

    private static List<Tick> ticks(TimeRuler ruler, int most) {
        return ruler.ticks(
                most, day -> day.toLocalDate().toString(), time -> time.toLocalTime().toString());
    }

    @Test
    void aMomentStandsWhereItsShareOfThePeriodHasPassed() {
        TimeRuler ruler = ruler("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z", ZoneOffset.UTC);

        assertThat(ruler.at(Instant.parse("2026-11-25T06:00:00Z"))).isEqualTo(0.25);
        assertThat(ruler.at(Instant.parse("2026-11-24T12:00:00Z"))).isEqualTo(-0.5);
        assertThat(ruler.at(Instant.parse("2026-11-27T00:00:00Z"))).isEqualTo(2);
    }

    @Test
    void linesStandAtRoundTimesAndDaysBeginStrong() {
        TimeRuler ruler = ruler("2026-11-25T20:10:00Z", "2026-11-26T04:10:00Z", ZoneOffset.UTC);

        assertThat(ticks(ruler, 4))
                .extracting(Tick::label, Tick::strong)
                .containsExactly(
                        tuple("22:00", false),
                        tuple("2026-11-26", true),
                        tuple("02:00", false),
                        tuple("04:00", false));
    }

    /** In October the night has 25 hours there. */
    @Test
    void linesKeepToTheClockWhereItIsSetBack() {
        TimeRuler ruler = ruler("2026-10-24T20:00:00Z", "2026-10-25T20:00:00Z", BERLIN);

        assertThat(ticks(ruler, 4))
                .extracting(Tick::label)
                .containsExactly("2026-10-25", "06:00", "12:00", "18:00");
        assertThat(ticks(ruler, 4).get(1).at()).isCloseTo(9 / 24.0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "7", "20", "1000"})
    void thereAreNoMoreLinesThanThereIsRoomForAndOne(int most) {
        TimeRuler ruler = ruler("2026-11-01T07:13:00Z", "2026-11-29T09:01:00Z", BERLIN);

        assertThat(ticks(ruler, most)).hasSizeLessThanOrEqualTo(Math.max(2, most) + 1);
    }

    @Test
    void aPeriodOfNoLengthHasNoLines() {
        TimeRuler ruler = ruler("2026-11-01T07:13:00Z", "2026-11-01T07:13:00Z", BERLIN);

        assertThat(ticks(ruler, 10)).isEmpty();
    }
}
