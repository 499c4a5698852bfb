package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;

/**
 * The round trip of the last half minute, a pixel a second: a line, and dots at its height where
 * none was measured for long.
 */
public final class RoundTripLine extends SecondsLine {
    /** How many seconds it shows. */
    public static final int SECONDS = 32;

    private static final double HEIGHT = 16;
    private static final int DOTS_APART = 3;

    /** Nothing was measured yet. */
    public RoundTripLine() {
        super(SECONDS, HEIGHT, "round-trip-line");
    }

    @Override
    void paint(GraphicsContext on, Trail of, int from, double height) {
        int until = from + SECONDS - 1;
        double least = RoundTrips.least(of, from, until);
        double most = RoundTrips.most(of, from, until);
        // a tenth up and down is calm, and drawn so
        double middle = (least + most) / 2;
        double span = Math.max(most - least, middle * 0.5);
        on.setLineWidth(1);
        on.setStroke(line());
        RoundTrips.draw(
                of,
                from,
                until,
                new RoundTrips.Pen() {
                    @Override
                    public void line(int first, float micros, int next, float then) {
                        if (first == next) {
                            on.setFill(RoundTripLine.this.line());
                            on.fillRect(first - from, level(micros) - 0.5, 1, 1);
                        } else {
                            on.strokeLine(
                                    first - from + 0.5,
                                    level(micros),
                                    next - from + 0.5,
                                    level(then));
                        }
                    }

                    @Override
                    public void rest(int first, int next, float micros) {
                        on.setFill(quiet());
                        for (int x = Math.max(0, first - from); x <= next - from; x++) {
                            if (x % DOTS_APART == 0) {
                                on.fillRect(x, level(micros) - 0.5, 1, 1);
                            }
                        }
                    }

                    private double level(float micros) {
                        double part = span == 0 ? 0.5 : (micros - middle) / span + 0.5;
                        return Math.round(height - 3 - part * (height - 6)) + 0.5;
                    }
                });
    }
}
