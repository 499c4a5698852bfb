package dev.bindsight.view.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.view.chart.Trail;

import org.junit.jupiter.api.Test;

/** What is said of a line to who does not see it. */
class LineWordsTest {
    private final Trail trail = new Trail();

    @Test
    void theRateOfNowAndTheMostOfTheMinuteAreSaid() {
        trail.add(10, 10, 9_000_000, 9_000, 900_000);
        trail.add(80, 80, 40_000, 500, 12_000);
        trail.add(81, 81, 2_000, 3_000, 7_000);

        assertThat(LineWords.traffic(2_000, 3_000, trail, 81))
                .as("second 10 is longer ago than a minute")
                .isEqualTo(
                        "Now 2.0 kB a second in and 3.0 kB a second out;"
                                + " in the last minute at most 40.0 kB in and 3.0 kB out");
        assertThat(LineWords.roundTrip(7_000, trail, 81))
                .isEqualTo("Round trip 7.0 ms, in the last minute at most 12.0 ms");
    }

    @Test
    void thatNothingFlowedIsSaidToo() {
        assertThat(LineWords.traffic(0, 0, trail, 81))
                .isEqualTo("Nothing flowed in the last minute");
        assertThat(LineWords.roundTrip(7_000, trail, 81)).isEqualTo("Round trip 7.0 ms");
    }
}
