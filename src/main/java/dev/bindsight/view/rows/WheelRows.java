package dev.bindsight.view.rows;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ScrollEvent;

/**
 * Has a notch of the wheel go three rows, as lists elsewhere do; JavaFX goes 40 pixels, whatever
 * the height of a row. A touchpad, which scrolls by pixels, is left alone.
 */
final class WheelRows {
    private static final int ROWS = 3;

    private WheelRows() {}

    /** Installs it on a table with a fixed height of rows. */
    static void install(TableView<?> table) {
        table.addEventFilter(
                ScrollEvent.SCROLL,
                event -> {
                    boolean notches =
                            !event.isDirect()
                                    && !event.isInertia()
                                    && !event.isShiftDown()
                                    && !event.isControlDown()
                                    && event.getDeltaX() == 0
                                    && event.getMultiplierY() > 0
                                    && event.getDeltaY() % event.getMultiplierY() == 0;
                    if (notches && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                        double turned = event.getDeltaY() / event.getMultiplierY();
                        flow.scrollPixels(-turned * ROWS * table.getFixedCellSize());
                        event.consume();
                    }
                });
    }
}
