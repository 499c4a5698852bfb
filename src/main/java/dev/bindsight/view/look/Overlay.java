package dev.bindsight.view.look;

import javafx.scene.layout.Region;

/**
 * The place in front of the window for a dialog; what is behind is dimmed and cannot be reached.
 */
public interface Overlay {
    /**
     * Shows a dialog in the middle and gives it the focus, in place of another. The escape key and
     * a click beside it close it.
     *
     * @param closed is called once when it is closed, however that happens
     */
    void show(Region dialog, Runnable closed);

    /** Shows a dialog that only it itself closes: while it runs, an escape key must not hide it. */
    void showUntilClosed(Region dialog);

    /** Closes the dialog and gives the focus back. */
    void close();
}
