package dev.bindsight.view.look;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the Tab key goes to in a part of the window, in the order of JavaFX, and round from the last
 * to the first. Whatever gets the focus here shows its ring, which only a traversal does and {@link
 * Node#requestFocus} does not.
 *
 * @param part what is not left
 */
public record TabOrder(Parent part) {
    /** Whether it goes to nothing. */
    public boolean isEmpty() {
        return nodes().isEmpty();
    }

    /** Gives the focus to the first. */
    public void begin() {
        nodes().stream().findFirst().ifPresent(this::to);
    }

    /**
     * Gives the focus to the one after or before another; to the first or the last if that is none
     * of them.
     */
    public void step(@Nullable Node from, boolean forward) {
        List<Node> nodes = nodes();
        if (!nodes.isEmpty()) {
            int at = nodes.indexOf(from);
            int next = forward ? at + 1 : (at < 0 ? nodes.size() : at) - 1;
            to(nodes.get(Math.floorMod(next, nodes.size())));
        }
    }

    /** Gives the focus to a node. */
    public void to(Node node) {
        Scene scene = node.getScene();
        if (scene == null) {
            return;
        }
        List<Node> nodes = nodes();
        int at = nodes.indexOf(node);
        Node before = at > 0 ? nodes.get(at - 1) : part;
        if (at >= 0) {
            before.requestFocusTraversal(TraversalDirection.NEXT);
            Node reached = scene.getFocusOwner();
            if (isEditedInside(before) && new TabOrder((Parent) before).holds(reached)) {
                // JavaFX goes by way of the field in it
                reached.requestFocusTraversal(TraversalDirection.NEXT);
            }
        }
        if (scene.getFocusOwner() != node) {
            node.requestFocus();
        }
    }

    /** Whether a node belongs to the part. */
    public boolean holds(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    private List<Node> nodes() {
        var found = new ArrayList<Node>();
        collect(part, found);
        return found;
    }

    /**
     * The field in it only shows what is typed on the whole, which is the one that has the ring.
     */
    private static boolean isEditedInside(Node node) {
        return node instanceof Spinner || node instanceof ComboBoxBase;
    }

    private static void collect(Parent parent, List<Node> found) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node.isVisible() && !node.isDisabled()) {
                if (node.isFocusTraversable()) {
                    found.add(node);
                }
                if (node instanceof Parent inner && !isEditedInside(node)) {
                    collect(inner, found);
                }
            }
        }
    }
}
