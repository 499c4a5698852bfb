package dev.bindsight.view.ports;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

/**
 * An icon, a name, what runs it and a badge in one line. In little room what runs it goes first,
 * and as a whole before nothing but dots are left of it; then the name is cut. The badge stays
 * whole: a pill without its end looks like a longer one that is hidden behind the next column.
 */
final class OwnerBox extends Pane {
    private static final double GAP = 6;

    /** Of what runs it less would be read as nothing. */
    private static final double LEAST = 28;

    private final Label name;
    private @Nullable Node icon;
    private @Nullable Label behind;
    private @Nullable Label badge;

    OwnerBox(Label name) {
        this.name = name;
        getChildren().add(name);
    }

    void showIcon(Node first) {
        icon = first;
        getChildren().addFirst(first);
    }

    void showBehind(Label second) {
        behind = second;
        getChildren().add(getChildren().indexOf(name) + 1, second);
    }

    void showBadge(Label last) {
        badge = last;
        getChildren().add(last);
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = 0;
        for (Node each : getManagedChildren()) {
            width += (width > 0 ? GAP : 0) + snapSizeX(each.prefWidth(-1));
        }
        return snappedLeftInset() + width + snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double left = getWidth() - x - snappedRightInset();
        double forBadge = width(badge);
        if (forBadge > 0) {
            left -= forBadge + GAP;
        }
        if (icon != null && icon.isManaged()) {
            double width = width(icon);
            place(icon, x, width);
            x += width + GAP;
            left -= width + GAP;
        }
        double named = Math.max(0, Math.min(width(name), left));
        place(name, x, named);
        x += named + GAP;
        left -= named + GAP;
        if (behind != null && behind.isManaged()) {
            double wanted = width(behind);
            boolean fits = left >= Math.min(wanted, LEAST);
            behind.setVisible(fits);
            if (fits) {
                double width = Math.min(wanted, left);
                place(behind, x, width);
                x += width + GAP;
            }
        }
        if (badge != null && forBadge > 0) {
            place(badge, x, forBadge);
        }
    }

    private double width(@Nullable Node node) {
        return node == null || !node.isManaged() ? 0 : snapSizeX(node.prefWidth(-1));
    }

    private void place(Node node, double x, double width) {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        node.resize(width, Math.min(height, snapSizeY(node.prefHeight(width))));
        positionInArea(node, x, snappedTopInset(), width, height, 0, HPos.LEFT, VPos.CENTER);
    }
}
