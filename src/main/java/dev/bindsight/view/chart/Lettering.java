package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import java.util.HashMap;
import java.util.Map;

/** Words on a painting, in the font of the window. Of the FX thread alone. */
final class Lettering {
    private static final double SIZE = 11;
    private static final int MOST_WIDTHS = 4_000;

    private final Map<String, Double> widths = new HashMap<>();

    /** How wide words are. Measuring takes long, and the same words come in every painting. */
    double width(String text, boolean strong) {
        if (widths.size() > MOST_WIDTHS) {
            widths.clear();
        }
        return widths.computeIfAbsent(
                (strong ? '*' : ' ') + text,
                _ -> {
                    var measured = new Text(text);
                    measured.setFont(font(strong));
                    return measured.getLayoutBounds().getWidth();
                });
    }

    /** Writes words; {@code y} is their middle where the baseline is so set. */
    void write(
            GraphicsContext on,
            String text,
            double x,
            double y,
            TextAlignment alignment,
            boolean strong) {
        on.setFont(font(strong));
        on.setTextAlign(alignment);
        on.fillText(text, x, y);
    }

    private static Font font(boolean strong) {
        return strong
                ? Font.font("Bindsight Inter", FontWeight.BOLD, SIZE + 1)
                : Font.font("Bindsight Inter", SIZE);
    }
}
