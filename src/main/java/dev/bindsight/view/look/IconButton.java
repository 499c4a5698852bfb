package dev.bindsight.view.look;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

import org.kordamp.ikonli.feather.Feather;

/** A button that is an icon: with a tooltip, which is its accessible name too. */
public final class IconButton {
    private IconButton() {}

    /**
     * A button for a bar.
     *
     * @param name what it does, with its key in brackets if it has one
     */
    public static Button of(Feather icon, String name, Runnable action) {
        var button = new Button(name, Icons.of(icon, Icons.BAR));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, "icon-button");
        button.setOnAction(_ -> action.run());
        name(button, name);
        return button;
    }

    /** Gives a button without visible text another name. */
    public static void name(Button button, String name) {
        button.setText(name);
        button.setAccessibleText(name);
        Hint.on(button, name);
    }
}
