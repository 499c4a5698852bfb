package dev.bindsight.view.rows;

import javafx.application.Platform;
import javafx.scene.Parent;

/**
 * Layouts that are asked for in the midst of one. A table asks for one whenever its number of rows
 * changed, and JavaFX does not hand on what is asked for while what is around is being laid out.
 * Rows of ours are laid out by themselves, so nothing of them asks further up than to there: they
 * kept what they showed, a plus before a socket that was gone, until the whole window was laid out.
 */
final class ForgottenLayout {
    private ForgottenLayout() {}

    /** Has a layout that was just asked for come with the next frame, if this one leaves it out. */
    static void remember(Parent asking) {
        if (isForgotten(asking)) {
            Platform.runLater(() -> {
                if (isForgotten(asking)) {
                    asking.requestLayout();
                }
            });
        }
    }

    private static boolean isForgotten(Parent asking) {
        Parent around = asking.getParent();
        return asking.isNeedsLayout() && around != null && !around.isNeedsLayout();
    }
}
