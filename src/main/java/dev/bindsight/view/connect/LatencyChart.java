package dev.bindsight.view.connect;

import dev.bindsight.probe.Sample;
import dev.bindsight.text.Texts;

import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of each connect: one line with dots, a gap and a cross with words where one was lost,
 * and the median. Drawn anew at most once per pulse, with a handful of shapes however many samples
 * there are.
 */
final class LatencyChart extends Region {
    private static final double LEFT = 44;
    private static final double RIGHT = 8;
    private static final double TOP = 16;
    private static final double BOTTOM = 24;
    private static final double MARK_ROOM = 72;
    private static final double DOT = 2;
    private static final double CROSS = 4;
    private static final double CROSS_ROOM = 14;
    private static final double CROSS_AT = 9;

    private final Path grid = path("grid");
    private final Path axis = path("axis");
    private final Path median = path("median");
    private final Path line = path("line");
    private final Path dots = path("dots");
    private final Path lost = path("lost");
    private final Path crosses = path("crosses");
    private final List<Text> words = new ArrayList<>();
    private int wordsUsed;

    private List<Sample> samples = List.of();
    private Duration planned = Duration.ZERO;
    private @Nullable Duration middle;

    LatencyChart() {
        getStyleClass().add("latency-chart");
        getChildren().addAll(grid, axis, lost, median, line, dots, crosses);
        setMinSize(0, 0);
    }

    /**
     * Shows samples.
     *
     * @param all in the order they were taken; read until the next call
     * @param length how long all of it will take
     * @param medianTime absent if none connected
     */
    void show(List<Sample> all, Duration length, @Nullable Duration medianTime) {
        samples = all;
        planned = length;
        middle = medianTime;
        requestLayout();
    }

    /** The unit of the vertical axis. */
    ChartScale.Unit unit() {
        return scale(1).unit();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 190;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - LEFT - RIGHT);
        double height = Math.max(1, getHeight() - TOP - BOTTOM);
        ChartScale scale = scale((int) Math.max(1, width / MARK_ROOM));
        wordsUsed = 0;
        drawAxes(scale, width, height);
        ChartLine drawn = ChartLine.of(samples, scale, width, height);
        drawMedian(scale, width, height);
        drawLine(drawn);
        drawLosses(drawn, width, height);
        for (int i = wordsUsed; i < words.size(); i++) {
            words.get(i).setVisible(false);
        }
    }

    private ChartScale scale(int marks) {
        long longest = 0;
        for (Sample sample : samples) {
            if (sample.attempt().ok()) {
                longest = Math.max(longest, sample.latency().toNanos());
            }
        }
        long until = samples.isEmpty() ? 0 : samples.getLast().since().toNanos();
        return ChartScale.of(Math.max(planned.toNanos(), until), longest, marks);
    }

    private void drawAxes(ChartScale scale, double width, double height) {
        var lines = new ArrayList<PathElement>();
        for (int part = 0; part <= ChartScale.PARTS; part++) {
            double y = Math.round(TOP + height - height * part / ChartScale.PARTS) + 0.5;
            if (part > 0) {
                lines.add(new MoveTo(LEFT, y));
                lines.add(new LineTo(LEFT + width, y));
            }
            Text label = word(scale.top(part), "axis-label");
            label.relocate(LEFT - 8 - label.getLayoutBounds().getWidth(), y - 8);
        }
        grid.getElements().setAll(lines);
        double bottom = Math.round(TOP + height) + 0.5;
        axis.getElements().setAll(new MoveTo(LEFT, bottom), new LineTo(LEFT + width, bottom));
        for (long mark : scale.marks()) {
            double x = LEFT + (double) mark / scale.spanNanos() * width;
            Text label = word(ChartScale.mark(mark), "axis-label");
            double half = label.getLayoutBounds().getWidth() / 2;
            label.relocate(Math.min(x - half, LEFT + width - 2 * half), bottom + 4);
        }
    }

    private void drawMedian(ChartScale scale, double width, double height) {
        Duration time = middle;
        median.getElements().clear();
        if (time != null) {
            double y = TOP + height - height * time.toNanos() / scale.topNanos();
            double at = Math.round(y) + 0.5;
            median.getElements().setAll(new MoveTo(LEFT, at), new LineTo(LEFT + width, at));
            Text label =
                    word(
                            Texts.get("connect.chart.median", scale.value(time.toNanos())),
                            "axis-label");
            label.relocate(LEFT + width - label.getLayoutBounds().getWidth(), at - 17);
        }
    }

    private void drawLine(ChartLine drawn) {
        var lines = new ArrayList<PathElement>();
        var circles = new ArrayList<PathElement>();
        for (List<ChartLine.Point> piece : drawn.pieces()) {
            for (ChartLine.Point point : piece) {
                double x = LEFT + point.x();
                double y = TOP + point.y();
                lines.add(point == piece.getFirst() ? new MoveTo(x, y) : new LineTo(x, y));
                // a lone sample between two lost ones is no line
                if (drawn.dotted() || piece.size() == 1) {
                    circles.add(new MoveTo(x - DOT, y));
                    circles.add(new ArcTo(DOT, DOT, 0, x + DOT, y, false, true));
                    circles.add(new ArcTo(DOT, DOT, 0, x - DOT, y, false, true));
                    circles.add(new ClosePath());
                }
            }
        }
        line.getElements().setAll(lines);
        dots.getElements().setAll(circles);
    }

    /** Each loss has its line; crosses and words stand only where there is room for them. */
    private void drawLosses(ChartLine drawn, double width, double height) {
        var lines = new ArrayList<PathElement>();
        var marks = new ArrayList<PathElement>();
        double crossFrom = 0;
        List<ChartLine.Loss> losses = drawn.losses();
        for (int i = 0; i < losses.size(); i++) {
            double x = at(losses.get(i));
            lines.add(new MoveTo(x, TOP + CROSS_AT + CROSS + 2));
            lines.add(new LineTo(x, TOP + height));
            if (x < crossFrom) {
                continue;
            }
            crossFrom = x + CROSS_ROOM;
            double y = TOP + CROSS_AT;
            marks.add(new MoveTo(x - CROSS, y - CROSS));
            marks.add(new LineTo(x + CROSS, y + CROSS));
            marks.add(new MoveTo(x - CROSS, y + CROSS));
            marks.add(new LineTo(x + CROSS, y - CROSS));
            double room = i + 1 < losses.size() ? at(losses.get(i + 1)) - CROSS : LEFT + width;
            Text label = word(RepeatText.loss(losses.get(i).sample()), "loss-label");
            label.setVisible(x + 10 + label.getLayoutBounds().getWidth() <= room);
            label.relocate(x + 10, y - 8);
        }
        lost.getElements().setAll(lines);
        crosses.getElements().setAll(marks);
    }

    private static double at(ChartLine.Loss loss) {
        return Math.round(LEFT + loss.x()) + 0.5;
    }

    /** Texts are used again: making them anew for every pulse is what would cost. */
    private Text word(String text, String styleClass) {
        if (wordsUsed == words.size()) {
            var made = new Text();
            made.setManaged(false);
            words.add(made);
            getChildren().add(made);
        }
        Text word = words.get(wordsUsed++);
        word.setVisible(true);
        word.setText(text);
        if (!word.getStyleClass().equals(List.of(styleClass))) {
            word.getStyleClass().setAll(styleClass);
            word.applyCss();
        }
        return word;
    }

    private static Path path(String styleClass) {
        var path = new Path();
        path.getStyleClass().setAll(styleClass);
        path.setManaged(false);
        return path;
    }
}
