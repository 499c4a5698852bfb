package dev.bindsight.view.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.bindsight.settings.ThemeChoice;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;

import java.util.Objects;
import java.util.function.Consumer;

/** Light or dark: as the desktop has it, until the switch says otherwise. */
public final class Theme {
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final Consumer<ThemeChoice> remember;
    private ThemeChoice choice;

    /**
     * Puts the theme on. To be made on the FX thread, before the first window.
     *
     * @param choice what was chosen before
     * @param remember is told of another choice
     */
    public Theme(ThemeChoice choice, Consumer<ThemeChoice> remember) {
        this.choice = choice;
        this.remember = remember;
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    /** Gives a window the style sheet that goes with the theme. */
    public static void style(Scene scene) {
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Theme.class.getResource("bindsight.css"))
                                .toExternalForm());
    }

    /** Whether it is dark. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /**
     * Changes to the other one. A choice that is what the desktop has too follows the desktop from
     * then on, so that the switch alone leads back there.
     */
    public void toggle() {
        boolean wanted = !dark.get();
        if (wanted == systemIsDark()) {
            choice = ThemeChoice.SYSTEM;
        } else {
            choice = wanted ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        }
        apply();
        remember.accept(choice);
    }

    private void apply() {
        boolean isDark =
                switch (choice) {
                    case SYSTEM -> systemIsDark();
                    case LIGHT -> false;
                    case DARK -> true;
                };
        var theme = isDark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
        dark.set(isDark);
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }
}
