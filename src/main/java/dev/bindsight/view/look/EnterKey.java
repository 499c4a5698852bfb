package dev.bindsight.view.look;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The Enter key in a form. */
public final class EnterKey {
    private EnterKey() {}

    /**
     * Has Enter do what a form is for, from each of its fields, check boxes and choices, as its
     * page says. The space bar is what toggles; a button and a list that is open keep their Enter.
     */
    public static void runs(Node form, Runnable action) {
        form.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean plain =
                            event.getCode() == KeyCode.ENTER
                                    && !event.isShortcutDown()
                                    && !event.isAltDown();
                    if (plain && !keepsIt(event.getTarget())) {
                        action.run();
                        event.consume();
                    }
                });
    }

    private static boolean keepsIt(Object target) {
        return target instanceof Button
                || target instanceof MenuButton
                || target instanceof ComboBoxBase<?> choice && choice.isShowing();
    }
}
