package dev.bindsight.view.history;

import dev.bindsight.view.chart.LanesPicture;
import dev.bindsight.view.job.Lane;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Has lanes drawn up behind the FX thread, which 5,000 spans would keep for longer than a pulse.
 * One picture is made at a time: of what is wanted meanwhile only the newest is made after it, so
 * that nothing older is ever shown in place of something newer. FX thread.
 */
final class LaneDrawing {
    private final Lane lane;
    private final Function<Wish, LanesPicture> drawing;
    private final BiConsumer<Wish, LanesPicture> shown;
    private @Nullable Wish waiting;
    private boolean busy;

    /**
     * What is to be drawn.
     *
     * @param view what is shown
     * @param room how many pixels the time is wide
     */
    record Wish(HistoryView view, double room) {}

    /**
     * Draws nothing yet.
     *
     * @param lane where it is drawn
     * @param drawing makes a picture; any thread
     * @param shown is given each that was made, on the FX thread
     */
    LaneDrawing(
            Lane lane, Function<Wish, LanesPicture> drawing, BiConsumer<Wish, LanesPicture> shown) {
        this.lane = lane;
        this.drawing = drawing;
        this.shown = shown;
    }

    /** Has that drawn, in place of what was wanted before and is not begun yet. */
    void draw(Wish wish) {
        waiting = wish;
        if (!busy) {
            next();
        }
    }

    /** Whether a newer picture will come than the one that is shown. */
    boolean isBehind() {
        return busy;
    }

    private void next() {
        Wish wish = waiting;
        if (wish == null) {
            return;
        }
        waiting = null;
        busy = true;
        lane.execute(() -> {
            Runnable showing = () -> {};
            try {
                LanesPicture made = drawing.apply(wish);
                showing = () -> shown.accept(wish, made);
            } finally {
                Runnable due = showing;
                lane.show(() -> came(due));
            }
        });
    }

    private void came(Runnable showing) {
        busy = waiting != null;
        try {
            showing.run();
        } finally {
            busy = false;
            next();
        }
    }
}
