package dev.bindsight.view.look;

import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;

/**
 * A Feather icon of the size for rows, as a plain text. A list has many icons, and JavaFX compares
 * each {@code FontIcon} with every rule that the theme has for icons in whatever control.
 */
public final class Glyph extends Text {
    private Feather icon;

    /** An icon; {@link Icons#load} must have been called before. */
    public Glyph(Feather icon) {
        super(Character.toString(icon.getCode()));
        this.icon = icon;
        getStyleClass().add("glyph");
    }

    /** Shows another icon. */
    public void show(Feather other) {
        if (other != icon) {
            icon = other;
            setText(Character.toString(other.getCode()));
        }
    }
}
