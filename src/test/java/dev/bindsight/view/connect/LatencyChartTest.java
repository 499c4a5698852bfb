package dev.bindsight.view.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.probe.Sample;
import dev.bindsight.view.sample.ConnectSample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the chart draws, without drawing it. */
class LatencyChartTest {
    private static final long SECOND = 1_000_000_000;
    private static final ChartScale MINUTE = ChartScale.of(60 * SECOND, 61_000_000, 7);

    @Test
    void marksBeyondASecondAreAllInSeconds() {
        assertThat(
                        Stream.of(500, 1_000, 1_500, 2_000, 120_000)
                                .map(millis -> ChartScale.mark(millis * 1_000_000L)))
                .containsExactly("500 ms", "1 s", "1.5 s", "2 s", "2 min");
    }

    @Test
    void theAxesAreRound() {
        assertThat(MINUTE.topNanos()).isEqualTo(75_000_000);
        assertThat(IntStream.rangeClosed(0, 3).mapToObj(MINUTE::top))
                .containsExactly("0", "25", "50", "75");
        assertThat(MINUTE.unit()).isEqualTo(ChartScale.Unit.MILLIS);
        assertThat(MINUTE.marks())
                .containsExactly(
                        0L, 10 * SECOND, 20 * SECOND, 30 * SECOND, 40 * SECOND, 50 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "0,              MILLIS",
        "90000,          MICROS",
        "640000,         MICROS",
        "3100000000,     MILLIS",
        "20000000000,    SECONDS"
    })
    void theUnitGoesWithTheLongestTimeWhichFits(long longest, ChartScale.Unit unit) {
        ChartScale scale = ChartScale.of(SECOND, longest, 7);

        assertThat(scale.unit()).isEqualTo(unit);
        assertThat(scale.topNanos()).isGreaterThan(longest);
    }

    @Test
    void aLostOneLeavesAGap() {
        List<Sample> samples =
                List.of(
                        ConnectSample.sample(0, 24),
                        ConnectSample.sample(1, 25),
                        ConnectSample.lost(2),
                        ConnectSample.sample(3, 24));

        ChartLine line = ChartLine.of(samples, MINUTE, 760, 150);

        assertThat(line.pieces()).hasSize(2);
        assertThat(line.pieces().getFirst()).hasSize(2);
        assertThat(line.losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.x()).isBetween(25.0, 26.0);
                    assertThat(RepeatText.loss(loss.sample())).isEqualTo("no reply");
                });
        assertThat(line.dotted()).isTrue();
    }

    @Test
    void tenThousandSamplesAreAFewPointsPerPixelAndNoSpikeIsLost() {
        List<Sample> samples =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                new Sample(
                                        i,
                                        Duration.ofMillis(i * 6L),
                                        ConnectSample.sample(i, i == 5_003 ? 60 : 24).attempt()))
                        .toList();

        ChartLine line = ChartLine.of(samples, MINUTE, 700, 150);

        List<ChartLine.Point> points = line.pieces().getFirst();
        assertThat(line.pieces()).hasSize(1);
        assertThat(points.size()).isBetween(700, 4 * 701);
        assertThat(points).extracting(ChartLine.Point::x).isSorted();
        assertThat(points).anyMatch(point -> Math.abs(point.y() - 30) < 0.001);
        assertThat(line.dotted()).isFalse();
    }

    @Test
    void lossesInOnePixelAreOneMark() {
        List<Sample> samples =
                IntStream.range(0, 50)
                        .mapToObj(i ->
                                new Sample(
                                        i, Duration.ofMillis(i), ConnectSample.lost(i).attempt()))
                        .toList();

        assertThat(ChartLine.of(samples, MINUTE, 700, 150).losses()).hasSize(1);
    }

    @Test
    void nothingYetIsAnEmptyChart() {
        ChartLine line = ChartLine.of(List.of(), MINUTE, 700, 150);

        assertThat(line.pieces()).isEmpty();
        assertThat(line.losses()).isEmpty();
    }
}
