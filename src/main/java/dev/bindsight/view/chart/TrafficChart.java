package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** What flowed in two minutes: what came in as a line over a tinted field, what went out dashed. */
public final class TrafficChart extends MinutesChart {
    private static final int PARTS = 3;
    private static final double TINT = 0.14;
    private static final double STEP = 1_000;

    /** The scale before anything flowed, in bytes a second. */
    private static final double UNKNOWN = 3_000;

    /** Nothing flowed yet. */
    public TrafficChart() {
        super(PARTS, false, "traffic-chart");
        setMinHeight(98);
        setPrefHeight(98);
    }

    @Override
    public double unit() {
        double unit = 1;
        while (most() >= unit * STEP) {
            unit *= STEP;
        }
        return unit;
    }

    @Override
    double most() {
        Trail flowed = trail();
        double most = 0;
        for (int second = until() - Trail.SECONDS + 1;
                flowed != null && second <= until();
                second++) {
            most = Math.max(most, Math.max(known(flowed.down(second)), known(flowed.up(second))));
        }
        return most == 0 ? UNKNOWN : Math.max(most, PARTS);
    }

    @Override
    void paintLines(GraphicsContext on, Trail of, Area area) {
        on.setLineWidth(1.5);
        paint(on, of, area, false);
        on.setLineDashes(3, 2);
        paint(on, of, area, true);
        on.setLineDashes();
    }

    private void paint(GraphicsContext on, Trail of, Area area, boolean up) {
        Color color = up ? second() : line();
        on.setStroke(color);
        on.setFill(color.deriveColor(0, 1, 1, TINT));
        int begun = Integer.MAX_VALUE;
        for (int second = area.until() - Trail.SECONDS + 1; second <= area.until(); second++) {
            double value = up ? of.up(second) : of.down(second);
            boolean known = value >= 0;
            if (known && begun == Integer.MAX_VALUE) {
                on.beginPath();
                on.moveTo(area.at(second), area.level(value));
                begun = second;
            } else if (known) {
                on.lineTo(area.at(second), area.level(value));
            } else if (begun != Integer.MAX_VALUE) {
                end(on, area, begun, second - 1);
                begun = Integer.MAX_VALUE;
            }
        }
        if (begun != Integer.MAX_VALUE) {
            end(on, area, begun, area.until());
        }
    }

    private static void end(GraphicsContext on, Area area, int from, int to) {
        on.stroke();
        on.lineTo(area.at(to), area.level(0));
        on.lineTo(area.at(from), area.level(0));
        on.closePath();
        on.fill();
    }

    private static float known(float bytes) {
        return bytes > 0 ? bytes : 0;
    }
}
