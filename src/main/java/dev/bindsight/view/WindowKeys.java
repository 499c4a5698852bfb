package dev.bindsight.view;

import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.screen.Screens;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

import java.util.function.BooleanSupplier;

/**
 * The keys that work wherever the focus is.
 *
 * @param everywhere what they do
 * @param sizes what works with a dialog in front too, which is drawn as large as all of the window
 * @param screens shows another screen, and knows what keys mean on the one that is shown
 * @param blocked whether a dialog is in front
 */
record WindowKeys(
        CommandSet everywhere, CommandSet sizes, Screens screens, BooleanSupplier blocked) {
    /** Listens to a window. */
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
                    if (event.getCharacter().equals("?") && !typing && !blocked.getAsBoolean()) {
                        everywhere.run(Command.HELP);
                        event.consume();
                    }
                });
    }

    private void pressed(KeyEvent event) {
        if (sizes.pressed(event) || blocked.getAsBoolean() || everywhere.pressed(event)) {
            return;
        }
        if (Command.SCREEN.matches(event)) {
            // "2" above the letters, "Numpad 2" beside them
            String key = event.getCode().getName();
            screens.show(key.charAt(key.length() - 1) - '0');
            event.consume();
        } else if (screens.pressed(event)) {
            event.consume();
        }
    }
}
