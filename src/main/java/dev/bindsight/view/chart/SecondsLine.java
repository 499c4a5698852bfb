package dev.bindsight.view.chart;

import javafx.scene.canvas.GraphicsContext;

import org.jspecify.annotations.Nullable;

/** The last seconds in the cell of a table, a pixel a second. */
abstract class SecondsLine extends Painting {
    private final int seconds;
    private @Nullable Trail trail;
    private int until;

    /**
     * @param seconds how many it shows, which is how wide it is
     */
    SecondsLine(int seconds, double height, String styleClass) {
        super(styleClass);
        this.seconds = seconds;
        setMinSize(seconds, height);
        setPrefSize(seconds, height);
        setMaxSize(seconds, height);
    }

    /**
     * Shows the time before a second.
     *
     * @param shown what was seen; absent where nothing is
     */
    public final void show(@Nullable Trail shown, int second) {
        trail = shown;
        until = second;
        paint();
    }

    @Override
    final void paint(GraphicsContext on, double width, double height) {
        Trail shown = trail;
        if (shown != null) {
            paint(on, shown, until - seconds + 1, height);
        }
    }

    /**
     * Paints what there is.
     *
     * @param from the second at the left edge
     */
    abstract void paint(GraphicsContext on, Trail of, int from, double height);
}
