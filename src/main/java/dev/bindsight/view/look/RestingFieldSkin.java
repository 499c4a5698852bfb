package dev.bindsight.view.look;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

import org.jspecify.annotations.Nullable;

/** A text field as JavaFX has it, with a {@link Caret} that costs next to nothing. */
public final class RestingFieldSkin extends TextFieldSkin {
    private final @Nullable Caret caret;

    /** Made by JavaFX, for every text field: the style sheet says so. */
    public RestingFieldSkin(TextField field) {
        super(field);
        caret = Caret.of(field, getChildren()).orElse(null);
        // the constructor above asked before there was a caret
        super.setCaretAnimating(false);
        setCaretAnimating(field.isFocused());
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
