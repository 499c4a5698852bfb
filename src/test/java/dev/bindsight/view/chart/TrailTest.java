package dev.bindsight.view.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remembered of the last two minutes. */
class TrailTest {
    private final Trail trail = new Trail();

    @Test
    void aReadingIsTrueOfEverySecondSinceTheOneBefore() {
        trail.add(10, 10, 100, 7, 80);
        trail.add(11, 13, 300, 9, 90);

        assertThat(trail.down(10)).isEqualTo(100);
        assertThat(trail.down(12)).isEqualTo(300);
        assertThat(trail.up(13)).isEqualTo(9);
        assertThat(trail.roundTrip(13)).isEqualTo(90);
    }

    @Test
    void beforeTheFirstNothingIsKnownAndAfterTheLastNothingFlowed() {
        trail.add(10, 10, 100, 7, 80);

        assertThat(trail.down(9)).isNaN();
        assertThat(trail.down(11)).isZero();
        assertThat(trail.roundTrip(11)).as("nothing measured").isNaN();
    }

    @Test
    void whatIsNotToldIsASecondInWhichNothingFlowed() {
        trail.add(10, 10, 100, 7, 80);
        trail.add(140, 140, 50, 5, 60);
        trail.add(200, 200, 1, 1, 60);

        assertThat(trail.down(140)).isEqualTo(50);
        assertThat(trail.down(141)).isZero();
        assertThat(trail.down(138)).as("where second 10 was kept").isZero();
        assertThat(trail.isQuiet(139)).isTrue();
        assertThat(trail.isQuiet(200)).isFalse();
        assertThat(trail.isQuiet(400)).isTrue();
    }

    @Test
    void whatWasMeasuredLastIsHeldHoweverLongAgo() {
        trail.add(10, 10, 100, 7, 80);
        assertThat(trail.heldBefore(10)).as("nothing before it").isNaN();
        assertThat(trail.heldBefore(11)).isEqualTo(80);

        trail.add(11, 400, 0, 0, Trail.NONE);
        assertThat(trail.heldBefore(401)).isEqualTo(80);
        assertThat(trail.lastMeasured()).isEqualTo(10);
    }
}
