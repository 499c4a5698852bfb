package dev.bindsight.view.look;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What stands in an empty place: icon, what is true, why, and what can be done about it. */
public final class StateCard extends VBox {
    /**
     * A card to be centred.
     *
     * @param title what is true, short
     * @param buttons at most two
     */
    public StateCard(Feather icon, String title, List<Label> lines, List<Button> buttons) {
        getStyleClass().add("state-card");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(title);
        var heading = Nodes.label(title, "strong");
        getChildren().addAll(Icons.of(icon, Icons.EMPTY_STATE, "muted"), heading);
        for (Label line : lines) {
            line.setWrapText(true);
            line.setTextAlignment(TextAlignment.CENTER);
            getChildren().add(line);
        }
        if (!buttons.isEmpty()) {
            var row = new HBox(8);
            row.setAlignment(Pos.CENTER);
            row.getStyleClass().add("buttons");
            row.getChildren().addAll(buttons);
            buttons.forEach(button -> button.setMinWidth(USE_PREF_SIZE));
            getChildren().add(row);
        }
    }

    /** A muted line for a card. */
    public static Label muted(String text) {
        return Nodes.label(text, "muted");
    }

    /** A line for a card in the font of calls. */
    public static Label mono(String text) {
        return Nodes.label(text, "mono", "muted");
    }
}
