package dev.bindsight.view.look;

import dev.bindsight.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** A card in front of the window that tells something: title, body, a button to close it. */
public final class Sheet extends VBox {
    /** As the style sheet has it. */
    private static final double WIDTH = 600;

    private Sheet(String title, Region body, Overlay overlay) {
        getStyleClass().addAll("card", "window-sheet");
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleText(title);
        var heading = new Label(title);
        heading.getStyleClass().add("screen-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = IconButton.of(Feather.X, Texts.get("sheet.close"), overlay::close);
        close.setId("sheet-close");
        close.getStyleClass().add("flat");
        var head = new HBox(heading, space, close);
        head.getStyleClass().add("sheet-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var place = new StackPane(body);
        place.getStyleClass().add("sheet-body");
        var scroll = new BodyScroll(WIDTH, "sheet-scroll");
        scroll.setContent(place);
        getChildren().addAll(head, scroll);
    }

    /** Shows a sheet. */
    public static void show(String id, String title, Region body, Overlay overlay) {
        var sheet = new Sheet(title, body, overlay);
        sheet.setId(id);
        overlay.show(sheet, () -> {});
    }

    /** A paragraph. */
    public static Label words(String text, String... styleClasses) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A row of nodes, centred on one line. */
    public static HBox row(double spacing, Node... nodes) {
        var row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
