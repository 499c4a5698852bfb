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
        double most = 0;
        for (int second = until() - Trail.SECONDS + 1;
                measured != null && second <= until();
                second++) {
            float micros = measured.roundTrip(second);
            most = micros > most ? micros : most;
        }
        return most == 0 ? UNKNOWN : most * 1.05;
    }

    @Override
    void paintLines(GraphicsContext on, Trail of, Area area) {
        on.setStroke(line());
        on.setLineWidth(1.5);
        double level = Double.NaN;
        int lastMeasured = 0;
        boolean drawing = false;
        for (int second = area.until() - Trail.SECONDS + 1; second <= area.until(); second++) {
            float micros = of.roundTrip(second);
            if (!Float.isNaN(micros)) {
                double x = area.at(second);
                double y = area.level(micros);
                if (drawing) {
                    on.lineTo(x, y);
                } else {
                    rest(on, area, level, lastMeasured, second);
                    on.beginPath();
                    on.moveTo(x, y);
                }
                drawing = true;
                level = y;
                lastMeasured = second;
            } else if (drawing) {
                on.stroke();
                drawing = false;
            }
        }
        if (drawing) {
            on.stroke();
        } else {
            rest(on, area, level, lastMeasured, area.until());
        }
    }

    /** From the last that was measured on, at its height. */
    private void rest(GraphicsContext on, Area area, double level, int from, int to) {
        if (!Double.isNaN(level)) {
            on.setStroke(second());
            on.setLineDashes(1, 3);
            on.strokeLine(area.at(from), level, area.at(to), level);
            on.setLineDashes();
            on.setStroke(line());
        }
    }
}
