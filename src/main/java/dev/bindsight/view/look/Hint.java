package dev.bindsight.view.look;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * A tooltip that is put together when the pointer comes. Each is a window of its own, a bar has
 * many, and few are read.
 */
public final class Hint {
    private static final double WIDEST = 420;
    private static final EventHandler<MouseEvent> COMES = Hint::comes;

    private Hint() {}

    /** Gives a control a hint, in place of the one it had. */
    public static void on(Control control, String text) {
        // what a screen reader says of a tooltip
        control.setAccessibleHelp(text);
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, COMES);
    }

    private static void comes(MouseEvent event) {
        if (event.getSource() instanceof Control control) {
            Tooltip tooltip = control.getTooltip();
            if (tooltip == null) {
                tooltip = new Tooltip();
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(WIDEST);
                control.setTooltip(tooltip);
            }
            tooltip.setText(control.getAccessibleHelp());
        }
    }
}
