package dev.bindsight.view.chart;

import static dev.bindsight.testbed.RealWindow.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.settings.ThemeChoice;
import dev.bindsight.testbed.OwnDisplay;
import dev.bindsight.view.look.Theme;

import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** What is painted of what flowed, pixel by pixel. */
class ChartPaintingTest {
    private static final int NOW = 300;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        OwnDisplay.require();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void whatCameInStandsAboveTheAxisAndWhatWentOutBelow() {
        var trail = new Trail();
        trail.add(NOW - 59, NOW, 0, 0, Trail.NONE);
        trail.add(NOW - 10, NOW - 10, 1000, 0, Trail.NONE);
        trail.add(NOW - 5, NOW - 5, 0, 500, Trail.NONE);
        trail.add(NOW, NOW, 0, 0, Trail.NONE);

        WritableImage drawn =
                onFx(() -> {
                    var line = new TrafficLine();
                    line.show(trail, NOW);
                    return picture(line, 60, 20);
                });

        PixelReader pixels = drawn.getPixelReader();
        int blank = pixels.getArgb(20, 3);
        assertThat(pixels.getArgb(49, 1)).as("in, as tall as there is room").isNotEqualTo(blank);
        assertThat(pixels.getArgb(49, 15)).as("below it").isEqualTo(blank);
        assertThat(pixels.getArgb(54, 12)).as("out").isNotEqualTo(blank);
        assertThat(pixels.getArgb(54, 18)).as("half as tall").isEqualTo(blank);
        assertThat(pixels.getArgb(54, 5)).as("above it").isEqualTo(blank);
        assertThat(pixels.getArgb(20, 10)).as("the axis").isNotEqualTo(blank);
    }

    @ParameterizedTest
    @CsvSource({"2000, 1000, 3", "1700000, 1000000, 3", "90000, 1000, 150", "12, 1, 15"})
    void theUnitGoesWithWhatFlowsAndTheAxisIsRound(float most, double unit, String top) {
        var trail = new Trail();
        trail.add(NOW, NOW, most, 0, Trail.NONE);

        List<String> labels =
                onFx(() -> {
                    var chart = new TrafficChart();
                    chart.show(trail, NOW, null);
                    picture(chart, 272, 112);
                    assertThat(chart.unit()).isEqualTo(unit);
                    return labels(chart);
                });

        assertThat(labels).startsWith("0").contains(top);
    }

    @Test
    void aMarkedSpanSaysWhatItWas() {
        var trail = new Trail();
        trail.add(NOW - 119, NOW, 0, 1000, 90);

        List<String> labels =
                onFx(() -> {
                    var chart = new TrafficChart();
                    chart.show(trail, NOW, new MinutesChart.Lapse(NOW - 60, "window 0"));
                    picture(chart, 272, 112);
                    return labels(chart);
                });

        assertThat(labels).contains("window 0");
    }

    private static List<String> labels(MinutesChart chart) {
        return chart.getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof Text && node.isVisible())
                .map(node -> ((Text) node).getText())
                .toList();
    }

    @Test
    void aMomentJustBeforeNowIsReadWithoutTheWordBehindIt() {
        WritableImage alone = onFx(() -> ruler(null));
        WritableImage both = onFx(() -> ruler("now"));

        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < LanesChart.ROW - 6; y++) {
                assertThat(both.getPixelReader().getArgb(x, y))
                        .as("at %s, %s", x, y)
                        .isEqualTo(alone.getPixelReader().getArgb(x, y));
            }
        }
    }

    private static WritableImage ruler(@Nullable String end) {
        var chart = new LanesChart();
        chart.show(
                new LanesPicture(
                        List.of(),
                        List.of(),
                        List.of(),
                        new LanesPicture.Cursor(0.99, "21:59"),
                        end,
                        0));
        return picture(chart, 400, 60);
    }

    private static WritableImage picture(Painting painting, double width, double height) {
        painting.setPrefSize(width, height);
        var scene = new Scene(new HBox(painting), width, height);
        new Theme(ThemeChoice.LIGHT, _ -> {});
        Theme.style(scene);
        return scene.snapshot(null);
    }
}
