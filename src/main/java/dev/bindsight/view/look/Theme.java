package dev.bindsight.view.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.bindsight.settings.ThemeChoice;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

import java.util.function.Consumer;

/** Light or dark: as the desktop has it, until something else is chosen. */
public final class Theme {
    private static final Color LIGHT = Color.web("#ffffff");
    private static final Color DARK = Color.web("#0d1117");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final Consumer<ThemeChoice> remember;
    private final ReadOnlyObjectWrapper<ThemeChoice> choice;

    /**
     * Puts the theme on. To be made on the FX thread, before the first window.
     *
     * @param choice what was chosen before
     * @param remember is told of another choice
     */
    public Theme(ThemeChoice choice, Consumer<ThemeChoice> remember) {
        this.choice = new ReadOnlyObjectWrapper<>(this, "choice", choice);
        this.remember = remember;
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    /** Gives a window the style sheet that goes with the theme. */
    public static void style(Scene scene) {
        scene.getStylesheets().add(Nodes.sheet(Theme.class, "bindsight.css"));
    }

    /** Whether it is dark. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /**
     * What everything lies on, the theme's {@code -color-bg-default}: for where no style sheet says
     * it, as before the first picture.
     */
    public ObservableValue<Color> backgroundProperty() {
        return dark.map(isDark -> isDark ? DARK : LIGHT);
    }

    /** What was chosen; as the desktop has it, until something is. */
    public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Chooses another. */
    public void choose(ThemeChoice chosen) {
        choice.set(chosen);
        apply();
        remember.accept(chosen);
    }

    private void apply() {
        boolean isDark =
                switch (choice.get()) {
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
