package dev.bindsight.view.look;

import javafx.scene.Node;

/** What is styled before the next picture, because it is given the keyboard now. */
public final class StyledAtOnce {
    private StyledAtOnce() {}

    /**
     * Styles what was just put into the window: a field takes no letters before that. Twice,
     * because the first time gives a control its skin, and does not know yet of what the skin alone
     * has. JavaFX keeps what it found as the look of a control without the keyboard; a field that
     * got the keyboard in between was painted with it when it was left, in black also on dark.
     */
    public static void style(Node fresh) {
        fresh.applyCss();
        fresh.applyCss();
    }
}
