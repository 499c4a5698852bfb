package dev.bindsight.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.Period;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class ShownPeriodTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private final ShownPeriod hour = ShownPeriod.upToNow(HOUR);

    @Test
    void whatIsLiveEndsNow() {
        assertThat(hour.at(NOW)).isEqualTo(new Period(NOW.minus(HOUR), NOW));
        assertThat(hour.isLive()).isTrue();
    }

    @Test
    void aMomentLongAgoStandsInTheMiddle() {
        Instant ago = NOW.minus(Duration.ofDays(1));
        assertThat(hour.around(ago, NOW).at(NOW))
                .isEqualTo(new Period(ago.minusSeconds(1800), ago.plusSeconds(1800)));
    }

    @Test
    void aMomentJustNowIsShownWithAllUpToNow() {
        assertThat(hour.around(NOW.minusSeconds(60), NOW)).isEqualTo(hour);
    }

    @Test
    void nothingIsShownOfTheFuture() {
        Period shown = hour.at(NOW);
        assertThat(hour.step(1, shown, NOW)).isEqualTo(hour);
        assertThat(hour.step(-1, shown, NOW).at(NOW).to()).isEqualTo(NOW.minusSeconds(1800));
    }

    @Test
    void aMomentOfTheFutureHasNoTimeSince() {
        ShownPeriod since = hour.allSince(NOW.plusSeconds(5));
        assertThat(since.at(NOW)).isEqualTo(hour.at(NOW));
        assertThat(since.at(NOW.plusSeconds(9)))
                .isEqualTo(new Period(NOW.plusSeconds(5), NOW.plusSeconds(9)));
    }

    @Test
    void anotherLengthKeepsTheMiddleOfWhatHasEnded() {
        Instant ago = NOW.minus(Duration.ofDays(9));
        ShownPeriod then = hour.around(ago, NOW);
        Period day = then.lasting(Duration.ofDays(1), then.at(NOW), NOW).at(NOW);
        assertThat(day)
                .isEqualTo(
                        new Period(
                                ago.minus(Duration.ofHours(12)), ago.plus(Duration.ofHours(12))));
    }

    @Test
    void anotherLengthOfWhatIsLiveEndsNow() {
        assertThat(hour.lasting(Duration.ofDays(1), hour.at(NOW), NOW).at(NOW))
                .isEqualTo(new Period(NOW.minus(Duration.ofDays(1)), NOW));
    }

    @Test
    void theWheelKeepsWhatIsUnderThePointer() {
        ShownPeriod day = ShownPeriod.upToNow(Duration.ofDays(1)).step(-1, dayBefore(), NOW);
        Period before = day.at(NOW);
        Period after = day.zoom(0.5, 0.25, before, NOW).at(NOW);
        Instant pointer = before.from().plus(Duration.ofHours(6));
        assertThat(after)
                .isEqualTo(
                        new Period(
                                pointer.minus(Duration.ofHours(3)),
                                pointer.plus(Duration.ofHours(9))));
    }

    @Test
    void thereIsNoLessThanAnHourAndNoMoreThanAMonth() {
        assertThat(hour.zoom(0.1, 0.5, hour.at(NOW), NOW).length()).isEqualTo(HOUR);
        assertThat(hour.zoom(100_000, 0.5, hour.at(NOW), NOW).length())
                .isEqualTo(ShownTime.MONTH.length());
    }

    private static Period dayBefore() {
        return new Period(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)));
    }
}
