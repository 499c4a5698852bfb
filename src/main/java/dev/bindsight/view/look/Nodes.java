package dev.bindsight.view.look;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Objects;

/** The words in which screens are written: a line for each node that every screen has. */
public final class Nodes {
    private Nodes() {}

    /** A line of text, which may be cut where there is no room. */
    public static Label label(String text, String... styleClasses) {
        return styled(new Label(text), styleClasses);
    }

    /** A line of text that is never cut. */
    public static Label whole(String text, String... styleClasses) {
        return whole(label(text, styleClasses));
    }

    /** A text over as many lines as it takes. */
    public static Label words(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button of words. */
    public static Button button(String text, Runnable action, String... styleClasses) {
        var button = styled(new Button(text), styleClasses);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A button of words with an icon before them. */
    public static Button button(
            Feather icon, String text, Runnable action, String... styleClasses) {
        Button button = button(text, action, styleClasses);
        button.setGraphic(Icons.of(icon, Icons.ROW));
        return button;
    }

    /** A row, centred on one line. */
    public static HBox row(double spacing, Node... nodes) {
        var row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A row, centred on one line, with the distances that the style sheet gives it. */
    public static HBox row(String styleClass, Node... nodes) {
        return styled(row(0, nodes), styleClass);
    }

    /** A column, with the distances that the style sheet gives it. */
    public static VBox column(String styleClass, Node... nodes) {
        return styled(new VBox(nodes), styleClass);
    }

    /** What takes the room that is left in a row. */
    public static Region space() {
        return growing(new Region());
    }

    /** Has a node take the room that is left in its row. */
    public static <N extends Node> N growing(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Has a node never be narrower than what is in it. */
    public static <R extends Region> R whole(R node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    /** Gives a node classes for the style sheet. */
    public static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /** Gives a node an id. */
    public static <N extends Node> N named(String id, N node) {
        node.setId(id);
        return node;
    }

    /** Shows a node, or has it leave no trace. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Gives a part of the window the style sheet that stands beside a class. */
    public static void style(Parent part, Class<?> beside, String sheet) {
        part.getStylesheets().add(sheet(beside, sheet));
    }

    /** The address of a style sheet that stands beside a class. */
    public static String sheet(Class<?> beside, String sheet) {
        return Objects.requireNonNull(beside.getResource(sheet)).toExternalForm();
    }
}
