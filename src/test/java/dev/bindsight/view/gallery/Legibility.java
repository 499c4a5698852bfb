package dev.bindsight.view.gallery;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Whether texts can be read: none is cut, and each stands out from what it lies on. */
final class Legibility {
    /** For text of this size, WCAG 2.2, success criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private final List<String> wrong = new ArrayList<>();

    private Legibility() {}

    /** What cannot be read in a part of a window, in words for the developer. */
    static List<String> wrong(Node part) {
        var reading = new Legibility();
        reading.read(part);
        return reading.wrong;
    }

    private void read(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            contrast(text);
        }
        if (node instanceof Labeled labeled && isCut(labeled)) {
            wrong.add("cut: " + labeled.getText() + " in " + labeled);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::read);
        }
    }

    private static boolean isCut(Labeled labeled) {
        String text = labeled.getText();
        return text != null
                && labeled.getChildrenUnmodifiable().stream()
                        .filter(child -> child.getStyleClass().contains("text"))
                        .filter(Node::isVisible)
                        .filter(child -> child instanceof Text)
                        .map(child -> ((Text) child).getText())
                        .anyMatch(drawn -> !drawn.replace("\n", "").equals(text.replace("\n", "")));
    }

    private void contrast(Text text) {
        boolean active =
                text.getParent() == null
                        || !text.getParent().getPseudoClassStates().contains(DISABLED);
        // an icon has no word to be read, and has one beside it where it says something
        boolean word = text.getStyleClass().stream().noneMatch(each -> each.contains("icon"));
        if (active
                && word
                && text.getFill() instanceof Color fill
                && below(text) instanceof Color ground) {
            double ratio = ratio(over(fill, ground), ground);
            if (ratio < LEAST_CONTRAST) {
                wrong.add(
                        "contrast %.2f: %s (%s on %s)"
                                .formatted(ratio, text.getText(), fill, ground));
            }
        }
    }

    /** The colour on which a node lies, as far as it is one. */
    private static Color below(Node node) {
        var layers = new ArrayList<Color>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            Color colour = colour(each, node);
            if (colour != null) {
                layers.add(colour);
                if (colour.isOpaque()) {
                    break;
                }
            }
        }
        Color ground = Color.WHITE;
        if (node.getScene() != null && node.getScene().getFill() instanceof Color fill) {
            ground = fill;
        }
        for (Color layer : layers.reversed()) {
            ground = over(layer, ground);
        }
        return ground;
    }

    private static @Nullable Color colour(Node parent, Node node) {
        Bounds there = node.localToScene(node.getBoundsInLocal());
        if (parent instanceof Region region && region.getBackground() != null) {
            List<BackgroundFill> fills = region.getBackground().getFills();
            if (!fills.isEmpty()
                    && fills.getLast().getFill() instanceof Color colour
                    && colour.getOpacity() > 0) {
                return colour;
            }
        }
        // the pop-over is drawn by a path that is its child
        if (parent instanceof Parent all) {
            for (Node each : all.getChildrenUnmodifiable()) {
                if (each instanceof Shape shape
                        && shape != node
                        && shape.getStyleClass().contains("border")
                        && shape.getFill() instanceof Color colour
                        && shape.localToScene(shape.getBoundsInLocal()).contains(there)) {
                    return colour;
                }
            }
        }
        return null;
    }

    private static Color over(Color above, Color below) {
        double a = above.getOpacity();
        return Color.color(
                above.getRed() * a + below.getRed() * (1 - a),
                above.getGreen() * a + below.getGreen() * (1 - a),
                above.getBlue() * a + below.getBlue() * (1 - a));
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
