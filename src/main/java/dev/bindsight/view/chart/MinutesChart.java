package dev.bindsight.view.chart;

import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The last two minutes of one connection, with axes, and a span that is marked with its words. A
 * picture is made anew once a second, of the same few texts.
 */
public abstract class MinutesChart extends Painting {
    private static final double LEFT = 28;
    private static final double TOP = 6;
    private static final double LEAST_BOTTOM = 6;
    private static final double TIMES = 22;
    private static final int MINUTE = 60;

    private final int parts;
    private final boolean times;
    private final List<Text> words = new ArrayList<>();
    private int wordsUsed;
    private @Nullable Trail trail;
    private int until;
    private @Nullable Lapse lapse;

    /**
     * @param parts how many parts its upright axis has
     * @param times whether the times stand below it
     */
    MinutesChart(int parts, boolean times, String styleClass) {
        super("minutes-chart", styleClass);
        this.parts = parts;
        this.times = times;
    }

    /**
     * A span of time that is marked.
     *
     * @param from its first second
     * @param words what it was
     */
    public record Lapse(int from, String words) {}

    /**
     * Shows the two minutes before a second.
     *
     * @param flowed absent where nothing is known
     * @param marked goes on until now; absent for none
     */
    public void show(@Nullable Trail flowed, int second, @Nullable Lapse marked) {
        trail = flowed;
        until = second;
        lapse = marked;
        paint();
    }

    /** What the upright axis counts in: values are divided by it. */
    public abstract double unit();

    /** The greatest value that is shown, in what was measured; greater than 0. */
    abstract double most();

    /** Paints the lines. */
    abstract void paintLines(GraphicsContext on, Trail of, Area area);

    /** What was shown last. */
    final @Nullable Trail trail() {
        return trail;
    }

    /** The second that is shown at the right edge. */
    final int until() {
        return until;
    }

    /**
     * Where lines are painted.
     *
     * @param top the value at the upper edge
     * @param until the second at the right edge
     */
    record Area(double x, double y, double width, double height, double top, int until) {
        double at(int second) {
            return x + width - (until - second) * width / (Trail.SECONDS - 1);
        }

        double level(double value) {
            return y + height - value / top * height;
        }
    }

    /** The end of the upright axis, in what was measured. */
    final double top() {
        return AxisScale.top(most() / unit(), parts) * unit();
    }

    @Override
    final void paint(GraphicsContext on, double width, double height) {
        double bottom = times ? TIMES : LEAST_BOTTOM;
        var area =
                new Area(
                        LEFT,
                        TOP,
                        Math.max(1, width - LEFT - 1),
                        Math.max(1, height - TOP - bottom),
                        top(),
                        until);
        wordsUsed = 0;
        paintLapse(on, area);
        paintAxes(on, area);
        Trail flowed = trail;
        if (flowed != null) {
            paintLines(on, flowed, area);
        }
        for (int i = wordsUsed; i < words.size(); i++) {
            words.get(i).setVisible(false);
        }
    }

    private void paintLapse(GraphicsContext on, Area area) {
        Lapse marked = lapse;
        if (marked == null) {
            return;
        }
        double from = Math.max(area.x(), Math.round(area.at(marked.from())) + 0.5);
        on.setFill(marked());
        on.fillRect(from, area.y(), area.x() + area.width() - from, area.height());
        on.setStroke(edge());
        on.setLineWidth(1);
        on.setLineDashes(2, 2);
        on.strokeLine(from, area.y(), from, area.y() + area.height());
        on.setLineDashes();
        Text label = word(marked.words(), "lapse-label");
        label.setVisible(label.getLayoutBounds().getWidth() + 8 <= area.x() + area.width() - from);
        label.relocate(from + 5, area.y() + 3);
    }

    private void paintAxes(GraphicsContext on, Area area) {
        on.setStroke(quiet());
        on.setLineWidth(1);
        for (int part = 0; part <= parts; part++) {
            double y = Math.round(area.y() + area.height() - area.height() * part / parts) + 0.5;
            on.setLineDashes(part == 0 ? new double[0] : new double[] {2, 3});
            on.strokeLine(area.x(), y, area.x() + area.width(), y);
            Text label = word(number(area.top() / unit() * part / parts), "axis-label");
            label.relocate(LEFT - 6 - label.getLayoutBounds().getWidth(), y - 8);
        }
        on.setLineDashes();
        if (times) {
            paintTimes(area);
        }
    }

    private void paintTimes(Area area) {
        double y = area.y() + area.height() + 4;
        Text ago = word(Texts.get("chart.minutesAgo"), "axis-label");
        ago.relocate(area.x(), y);
        Text half = word(Texts.get("chart.minuteAgo"), "axis-label");
        half.relocate(area.at(until - MINUTE) - half.getLayoutBounds().getWidth() / 2, y);
        Text now = word(Texts.get("chart.now"), "axis-label");
        now.relocate(area.x() + area.width() - now.getLayoutBounds().getWidth(), y);
    }

    private static String number(double value) {
        return NumberText.GROUPED.of(Math.round(value * 1000) / 1000.0);
    }

    private Text word(String text, String styleClass) {
        if (wordsUsed == words.size()) {
            var made = new Text();
            made.setTextOrigin(VPos.TOP);
            made.setManaged(false);
            words.add(made);
            getChildren().add(made);
        }
        Text word = words.get(wordsUsed++);
        word.setVisible(true);
        if (!word.getText().equals(text)) {
            word.setText(text);
        }
        if (!word.getStyleClass().contains(styleClass)) {
            word.getStyleClass().setAll(styleClass);
            word.applyCss();
        }
        return word;
    }
}
