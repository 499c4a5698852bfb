package dev.bindsight.view.ports;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/** States of cells that show at once. */
final class Restyle {
    private Restyle() {}

    /**
     * Puts a node into a state, or out of it, and styles it if that is a change. A cell gets its
     * item while the table is laid out, when the styling of this frame is over: left to JavaFX its
     * text would be there a frame before its colour.
     */
    static void set(Node node, PseudoClass state, boolean on) {
        if (node.getPseudoClassStates().contains(state) != on) {
            node.pseudoClassStateChanged(state, on);
            if (node.getScene() != null) {
                node.applyCss();
            }
        }
    }
}
