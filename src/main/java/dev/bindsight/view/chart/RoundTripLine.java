package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;

import org.jspecify.annotations.Nullable;

/**
 * The round trip of the last half minute, a pixel a second: a line, and dots at its height where
 * none was measured since.
 */
public final class RoundTripLine extends Painting {
    /** How many seconds it shows. */
    public static final int SECONDS = 32;

    private static final double HEIGHT = 16;
    private static final int DOTS_APART = 3;

    private @Nullable Trail trail;
    private int second;

    /** Nothing was measured yet. */
    public RoundTripLine() {
        super("round-trip-line");
        setMinSize(SECONDS, HEIGHT);
        setPrefSize(SECONDS, HEIGHT);
        setMaxSize(SECONDS, HEIGHT);
    }

    /**
     * Shows the time before a second.
     *
     * @param measured what was measured; absent where nothing is
     */
    public void show(@Nullable Trail measured, int until) {
        trail = measured;
        second = until;
        paint();
    }

    @Override
    void paint(GraphicsContext on, double width, double height) {
        Trail measured = trail;
        if (measured == null) {
            return;
        }
        float least = Float.MAX_VALUE;
        float most = 0;
        int from = Math.min(second - SECONDS + 1, lastMeasured(measured));
        for (int at = from; at <= second; at++) {
            float micros = measured.roundTrip(at);
            if (!Float.isNaN(micros)) {
                least = Math.min(least, micros);
                most = Math.max(most, micros);
            }
        }
        // a tenth up and down is calm, and drawn so
        double middle = (least + most) / 2.0;
        double span = Math.max(most - least, middle * 0.5);
        on.setLineWidth(1);
        on.setStroke(line());
        on.setFill(quiet());
        double level = Double.NaN;
        boolean drawing = false;
        on.beginPath();
        for (int x = from - second + SECONDS - 1; x < SECONDS; x++) {
            float micros = measured.roundTrip(second - SECONDS + 1 + x);
            if (!Float.isNaN(micros)) {
                double part = span == 0 ? 0.5 : (micros - middle) / span + 0.5;
                level = Math.round(height - 3 - part * (height - 6)) + 0.5;
                if (x < 0) {
                    continue;
                }
                if (drawing) {
                    on.lineTo(x + 0.5, level);
                } else {
                    on.moveTo(x + 0.5, level);
                }
                drawing = true;
            } else {
                if (!Double.isNaN(level) && x >= 0 && x % DOTS_APART == 0) {
                    on.fillRect(x, level - 0.5, 1, 1);
                }
                drawing = false;
            }
        }
        on.stroke();
    }

    /** What was measured last may lie before what is shown. */
    private int lastMeasured(Trail measured) {
        for (int at = second; at > second - Trail.SECONDS; at--) {
            float micros = measured.roundTrip(at);
            if (!Float.isNaN(micros)) {
                return at;
            }
        }
        return second;
    }
}
