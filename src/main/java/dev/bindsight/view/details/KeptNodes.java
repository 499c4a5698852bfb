package dev.bindsight.view.details;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Nodes by what they show, so that a part that stays the same stays the same node: it keeps its
 * focus and its place, and costs nothing with each refresh.
 */
final class KeptNodes {
    private Map<Object, Node> before = new HashMap<>();
    private Map<Object, Node> now = new HashMap<>();

    /** The node that shows something, made anew only if nothing equal was shown before. */
    Node of(Object shown, Supplier<Node> make) {
        Node kept = before.get(shown);
        return now.computeIfAbsent(shown, _ -> kept == null ? make.get() : kept);
    }

    /** Lets go of what was not asked for since this was last called. */
    void forgetOthers() {
        before = now;
        now = new HashMap<>();
    }

    /** Shows nodes in a pane, touching it only if it shows others. */
    static void show(Pane pane, List<Node> nodes) {
        if (!pane.getChildren().equals(nodes)) {
            pane.getChildren().setAll(nodes);
        }
    }
}
