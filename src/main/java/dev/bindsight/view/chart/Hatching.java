package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Fills a rectangle so that it is told apart without a colour. */
final class Hatching {
    private static final double HATCH = 8;
    private static final double DOTS = 5;

    private Hatching() {}

    static void stripes(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.save();
        clip(on, from, above, to - from, tall);
        on.setStroke(color);
        // they run on where the time is moved
        for (double x = from - tall - from % HATCH; x < to; x += HATCH) {
            on.strokeLine(x, above + tall, x + tall, above);
        }
        on.restore();
    }

    static void dots(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.setFill(color);
        for (double x = from + DOTS; x < to - 2; x += DOTS) {
            for (double y = above + 3; y < above + tall - 2; y += DOTS) {
                on.fillRect(Math.floor(x), Math.floor(y), 1.5, 1.5);
            }
        }
    }

    static void upright(
            GraphicsContext on, Color color, double from, double to, double above, double tall) {
        on.setStroke(color);
        for (double x = Math.floor(from) + 2.5; x < to - 1; x += 3) {
            on.strokeLine(x, above + 2, x, above + tall - 2);
        }
    }

    static void clip(GraphicsContext on, double x, double y, double wide, double tall) {
        on.beginPath();
        on.rect(x, y, wide, tall);
        on.clip();
    }
}
