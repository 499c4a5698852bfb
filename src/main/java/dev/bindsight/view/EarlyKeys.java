package dev.bindsight.view;

import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;

/**
 * What is typed into a window before all of it is there: kept, and typed once it is. Whoever knows
 * the way types it without looking, such as Ctrl F and a port.
 */
final class EarlyKeys {
    private final Scene scene;
    private final List<KeyEvent> kept = new ArrayList<>();
    private final EventHandler<KeyEvent> keep = this::keep;

    /** Keeps them from now on. FX thread. */
    EarlyKeys(Scene scene) {
        this.scene = scene;
        scene.addEventFilter(KeyEvent.ANY, keep);
    }

    /** Types them, each where the one before led, and keeps no more. FX thread. */
    void type() {
        scene.removeEventFilter(KeyEvent.ANY, keep);
        for (KeyEvent event : kept) {
            Node focused = scene.getFocusOwner();
            Event.fireEvent(focused == null ? scene : focused, event);
        }
        kept.clear();
    }

    private void keep(KeyEvent event) {
        kept.add((KeyEvent) event.clone());
        event.consume();
    }
}
