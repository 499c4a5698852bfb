package dev.bindsight.view;

import dev.bindsight.view.look.Zoom;
import dev.bindsight.view.screen.Screens;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.function.BooleanSupplier;

/**
 * The keys that work wherever the focus is.
 *
 * @param search gives the search field the focus
 * @param refresh reads the machine now
 * @param help opens the sheet of keys and search words
 * @param palette opens the palette
 * @param quit closes the window
 * @param screens shows another screen, and knows what keys mean on the one that is shown
 * @param zoom makes everything larger or smaller
 * @param blocked whether a dialog is in front
 */
record WindowKeys(
        Runnable search,
        Runnable refresh,
        Runnable help,
        Runnable palette,
        Runnable quit,
        Screens screens,
        Zoom zoom,
        BooleanSupplier blocked) {
    private static final KeyCombination SEARCH =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PALETTE =
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination QUIT =
            new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CLOSE =
            new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

    /** Listens to a window. */
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
                    if (event.getCharacter().equals("?") && !typing && !blocked.getAsBoolean()) {
                        help.run();
                        event.consume();
                    }
                });
    }

    private void pressed(KeyEvent event) {
        if (zoomed(event)) {
            event.consume();
            return;
        }
        if (blocked.getAsBoolean()) {
            return;
        }
        if (SEARCH.match(event)) {
            search.run();
            event.consume();
        } else if (PALETTE.match(event)) {
            palette.run();
            event.consume();
        } else if (QUIT.match(event) || CLOSE.match(event)) {
            quit.run();
            event.consume();
        } else if (event.getCode() == KeyCode.F1) {
            help.run();
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            refresh.run();
            event.consume();
        } else if (BACK.match(event)) {
            screens.back();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode().isDigitKey()) {
            screens.show(event.getCode().getChar().charAt(0) - '0');
            event.consume();
        } else if (screens.pressed(event)) {
            event.consume();
        }
    }

    /** Also with a dialog in front, which is drawn larger or smaller as all of the window. */
    private boolean zoomed(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom.in();
            case MINUS, SUBTRACT, UNDERSCORE -> zoom.out();
            case DIGIT0, NUMPAD0 -> zoom.reset();
            default -> {
                return false;
            }
        }
        return true;
    }
}
