package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;

/** The round trip of two minutes: a line, and dots at its height where none was measured. */
public final class RoundTripChart extends MinutesChart {
    private static final int PARTS = 2;
    private static final double MILLI = 1_000;
    private static final double SECOND = 1_000_000;

    /** The scale before anything was measured, in microseconds. */
    private static final double UNKNOWN = 200;

    /** Nothing was measured yet. */
    public RoundTripChart() {
        super(PARTS, true, "round-trip-chart");
        setMinHeight(82);
        setPrefHeight(82);
    }

    @Override
    public double unit() {
        return most() >= 10 * SECOND ? SECOND : MILLI;
    }

    @Override
    double most() {
        Trail measured = trail();
        float most =
                measured == null
                        ? 0
                        : RoundTrips.most(measured, until() - Trail.SECONDS + 1, until());
        return most == 0 ? UNKNOWN : most * 1.05;
    }

    @Override
    void paintLines(GraphicsContext on, Trail of, Area area) {
        on.setLineWidth(1.5);
        RoundTrips.draw(
                of,
                area.until() - Trail.SECONDS + 1,
                area.until(),
                new RoundTrips.Pen() {
                    @Override
                    public void line(int from, float micros, int to, float then) {
                        on.setStroke(RoundTripChart.this.line());
                        on.strokeLine(
                                Math.max(area.x(), area.at(from)),
                                area.level(micros),
                                Math.max(area.x(), area.at(to)),
                                area.level(then));
                    }

                    @Override
                    public void rest(int from, int to, float micros) {
                        on.setStroke(second());
                        on.setLineDashes(1, 3);
                        double start = Math.max(area.x(), area.at(from));
                        on.strokeLine(start, area.level(micros), area.at(to), area.level(micros));
                        on.setLineDashes();
                    }
                });
    }
}
