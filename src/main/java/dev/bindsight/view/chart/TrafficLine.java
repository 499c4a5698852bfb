package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;

/**
 * What flowed in the last minute, a pixel a second: what came in above the axis, what went out
 * below it. Its scale is its own; which way is which is told by place.
 */
public final class TrafficLine extends SecondsLine {
    /** How many seconds it shows. */
    public static final int SECONDS = 60;

    private static final double HEIGHT = 20;

    /** Nothing flowed yet. */
    public TrafficLine() {
        super(SECONDS, HEIGHT, "traffic-line");
    }

    @Override
    void paint(GraphicsContext on, Trail flowed, int from, double height) {
        double axis = Math.floor(height / 2);
        on.setFill(quiet());
        on.fillRect(0, axis, SECONDS, 1);
        float most = 0;
        for (int x = 0; x < SECONDS; x++) {
            most =
                    Math.max(
                            most,
                            Math.max(known(flowed.down(from + x)), known(flowed.up(from + x))));
        }
        if (most == 0) {
            return;
        }
        on.setFill(line());
        for (int x = 0; x < SECONDS; x++) {
            double tall = tall(flowed.down(from + x), most, axis);
            if (tall > 0) {
                on.fillRect(x, axis - tall, 1, tall);
            }
        }
        on.setFill(second());
        for (int x = 0; x < SECONDS; x++) {
            double tall = tall(flowed.up(from + x), most, height - axis - 1);
            if (tall > 0) {
                on.fillRect(x, axis + 1, 1, tall);
            }
        }
    }

    /** A byte among millions is a pixel: that something flowed is worth more than how little. */
    private static double tall(float bytes, float most, double room) {
        return known(bytes) == 0 ? 0 : Math.max(1, Math.round(bytes / most * room));
    }

    private static float known(float bytes) {
        return bytes > 0 ? bytes : 0;
    }
}
