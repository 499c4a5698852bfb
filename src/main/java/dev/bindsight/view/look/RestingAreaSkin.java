package dev.bindsight.view.look;

import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;

import org.jspecify.annotations.Nullable;

/** A text area as JavaFX has it, with a {@link Caret} that costs next to nothing. */
public final class RestingAreaSkin extends TextAreaSkin {
    private final @Nullable Caret caret;

    /** Made by JavaFX, for every text area: the style sheet says so. */
    public RestingAreaSkin(TextArea area) {
        super(area);
        caret = Caret.of(area, getChildren()).orElse(null);
        // the constructor above asked before there was a caret
        super.setCaretAnimating(false);
        setCaretAnimating(area.isFocused());
    }

    @Override
    public void setCaretAnimating(boolean blinking) {
        if (caret == null) {
            super.setCaretAnimating(blinking);
        } else {
            caret.blink(blinking);
        }
    }
}
