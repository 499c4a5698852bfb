package dev.bindsight.view.screen;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** A screen of the window, with the models and threads behind it. FX thread. */
public interface Screen {
    /** What it shows, the same at each call. */
    Region content();

    /** Gives the focus to what a person uses first. */
    void focus();

    /**
     * Does what a key means wherever the focus is while this is shown, before the control that has
     * the focus gets it.
     *
     * @return whether it means anything here
     */
    default boolean pressed(KeyEvent event) {
        return false;
    }

    /**
     * Asks the user what has to be known before the window may close, if there is such a thing.
     *
     * @param close closes the window after all
     * @return whether it has asked, so that the window stays open until that is answered
     */
    default boolean asksToStay(Runnable close) {
        return false;
    }

    /** Gives back what it keeps; its jobs are cancelled by the window. Waits for nothing. */
    default void close() {}
}
