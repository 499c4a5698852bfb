package dev.bindsight.language;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads every text in all windows that are open, and says what is wrong with it. */
final class ScreenReading {
    /** What a tooltip that was installed is kept under (javafx.scene.control.Tooltip). */
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final HardCoded hardCoded;
    private final Set<String> wrong = new LinkedHashSet<>();

    private ScreenReading(HardCoded hardCoded) {
        this.hardCoded = hardCoded;
    }

    /**
     * Words that are in no bundle, and texts of the bundle that are cut off with nothing to read
     * them whole. To be called on the FX thread.
     */
    static List<String> wrong(HardCoded hardCoded) {
        var reading = new ScreenReading(hardCoded);
        for (Window window : List.copyOf(Window.getWindows())) {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
            reading.read(window.getScene().getRoot());
            if (window instanceof ContextMenu menu) {
                menu.getItems().forEach(reading::read);
            }
        }
        return List.copyOf(reading.wrong);
    }

    private void read(Node node) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Labeled labeled -> {
                words(labeled, labeled.getText());
                if (isCut(labeled)) {
                    wrong.add(place(labeled) + " is cut: " + labeled.getText());
                }
            }
            case Text text -> words(text, text.getText());
            case TextFlow flow -> words(flow, sentence(flow));
            case TextInputControl field -> words(field, field.getPromptText());
            default -> {}
        }
        hints(node, text -> words(node, text));
        if (node instanceof MenuButton button) {
            button.getItems().forEach(this::read);
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().stream()
                    .filter(child -> !(child instanceof Text) || !isWhole(node))
                    .forEach(this::read);
        }
    }

    /** Whether it was read with all the pieces it is drawn in. */
    private static boolean isWhole(Node node) {
        return node instanceof Labeled || node instanceof TextFlow;
    }

    private static String sentence(TextFlow flow) {
        return flow.getChildren().stream()
                .map(child ->
                        switch (child) {
                            case Text text -> text.getText();
                            case Labeled labeled -> labeled.getText();
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    private void read(MenuItem item) {
        hardCoded
                .in(item.getText() == null ? "" : item.getText())
                .forEach(word -> wrong.add("menu " + item.getId() + ": " + word));
    }

    private void words(Node node, String text) {
        if (text == null || text.isBlank() || isData(node)) {
            return;
        }
        hardCoded.in(text).forEach(word -> wrong.add(place(node) + ": " + word + " in " + text));
    }

    private static boolean isData(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().stream().anyMatch(WindowWalk.DATA::contains)) {
                return true;
            }
        }
        return false;
    }

    private static void hints(Node node, Consumer<String> reader) {
        reader.accept(node.getAccessibleText());
        reader.accept(node.getAccessibleHelp());
        if (node instanceof Control control && control.getTooltip() != null) {
            reader.accept(control.getTooltip().getText());
        } else if (node.getProperties().get(TOOLTIP) instanceof Tooltip tooltip) {
            reader.accept(tooltip.getText());
        }
    }

    /** Whether an ellipsis stands for a part of it, and no tooltip has the whole. */
    private static boolean isCut(Labeled labeled) {
        String text = labeled.getText();
        if (text == null
                || !HardCoded.isSpoken(text)
                || labeled instanceof TableCell
                || isHead(labeled)
                || labeled.getStyleClass().contains(WindowWalk.EXAMPLE)) {
            return false;
        }
        var whole = new ArrayList<String>();
        for (Node each = labeled; each != null; each = each.getParent()) {
            hints(each, whole::add);
        }
        return labeled.getChildrenUnmodifiable().stream()
                        .filter(child -> child instanceof Text drawn && isSeen(drawn))
                        .map(child -> ((Text) child).getText())
                        .anyMatch(drawn -> !drawn.replace("\n", "").equals(text.replace("\n", "")))
                && whole.stream().noneMatch(hint -> hint != null && hint.contains(text));
    }

    /** A head of a column explains itself in its tooltip. */
    private static boolean isHead(Node node) {
        return node.getParent() != null
                && node.getParent().getStyleClass().contains("column-header");
    }

    private static boolean isSeen(Text drawn) {
        Bounds bounds = drawn.getBoundsInParent();
        // an icon is drawn as a text of its own font
        return drawn.isVisible() && drawn.getStyleClass().contains("text") && bounds.getWidth() > 0;
    }

    private static String place(Node node) {
        var path = new StringBuilder();
        for (Node each = node; each != null && path.length() < 120; each = each.getParent()) {
            path.append(each.getId() == null ? "" : "#" + each.getId())
                    .append(each.getStyleClass())
                    .append(' ');
        }
        return path.toString();
    }
}
