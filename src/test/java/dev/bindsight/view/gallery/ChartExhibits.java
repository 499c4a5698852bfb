package dev.bindsight.view.gallery;

import dev.bindsight.view.chart.MinutesChart.Lapse;
import dev.bindsight.view.chart.RoundTripChart;
import dev.bindsight.view.chart.RoundTripLine;
import dev.bindsight.view.chart.TrafficChart;
import dev.bindsight.view.chart.TrafficLine;
import dev.bindsight.view.chart.Trail;

import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Lines over time. */
final class ChartExhibits {
    private static final int NOW = 500;
    private static final double WIDE = 272;

    private ChartExhibits() {}

    static List<Exhibit> all() {
        Trail steady = trail(second -> 12_000 + 3_000 * Math.sin(second), second -> 4_000, NOW);
        Trail bursts =
                trail(
                        second -> second % 17 < 3 ? 90_000 : 0,
                        second -> second % 11 < 2 ? 40_000 : 0,
                        NOW);
        Trail stalled =
                trail(_ -> 40_000, second -> 1_700_000 + 300_000 * Math.sin(second), NOW - 38);
        return List.of(
                new Exhibit(
                        "A minute of traffic",
                        line(steady),
                        line(bursts),
                        line(stalled),
                        line(new Trail())),
                new Exhibit(
                        "Half a minute of round trips",
                        roundTrips(steady),
                        roundTrips(stalled),
                        roundTrips(new Trail())),
                new Exhibit(
                        "Two minutes",
                        traffic(bursts, null),
                        traffic(stalled, new Lapse(NOW - 37, "window 0")),
                        traffic(new Trail(), null),
                        minutes(steady, null),
                        minutes(stalled, new Lapse(NOW - 37, ""))));
    }

    private static Trail trail(IntToDoubleFunction down, IntToDoubleFunction up, int end) {
        var trail = new Trail();
        for (int second = NOW - Trail.SECONDS; second <= end; second++) {
            trail.add(
                    second,
                    second,
                    (float) down.applyAsDouble(second),
                    (float) up.applyAsDouble(second),
                    (float) (90 + 20 * Math.sin(second * 0.7)));
        }
        return trail;
    }

    private static TrafficLine line(Trail trail) {
        var line = new TrafficLine();
        line.show(trail, NOW);
        return line;
    }

    private static RoundTripLine roundTrips(Trail trail) {
        var line = new RoundTripLine();
        line.show(trail, NOW);
        return line;
    }

    private static Region traffic(Trail trail, @Nullable Lapse lapse) {
        var chart = new TrafficChart();
        chart.setPrefWidth(WIDE);
        chart.show(trail, NOW, lapse);
        return chart;
    }

    private static Region minutes(Trail trail, @Nullable Lapse lapse) {
        var chart = new RoundTripChart();
        chart.setPrefWidth(WIDE);
        chart.show(trail, NOW, lapse);
        return chart;
    }
}
