package dev.bindsight.view.look;

import javafx.scene.control.ProgressBar;

/**
 * Says that something goes on, nobody knows how long. Goes to and fro only while it is seen:
 * JavaFX's own does so unseen too, and has the toolkit draw sixty times a second for ever.
 */
public final class EndlessBar extends ProgressBar {
    /** As wide as there is room. */
    public EndlessBar() {
        super(0);
        setMaxWidth(Double.MAX_VALUE);
        WhileShown.observeSeen(this, seen -> setProgress(seen ? INDETERMINATE_PROGRESS : 0));
    }
}
