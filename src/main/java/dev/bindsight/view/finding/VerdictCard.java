package dev.bindsight.view.finding;

import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The card a result is read on: sections with a label at the left; its edge says how it ended. */
public final class VerdictCard extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");
    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    /** A card without sections, whose left edge says how it ended. */
    public VerdictCard(Tone tone) {
        getStyleClass().add("verdict-card");
        getStylesheets().add(sheet());
        pseudoClassStateChanged(OK, tone == Tone.OK);
        pseudoClassStateChanged(REFUSED, tone == Tone.REFUSED);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Adds a section below the others. */
    public void add(String label, Node... content) {
        var name = Nodes.whole(label, "verdict-label");
        name.setWrapText(true);
        var body = Nodes.column("verdict-body", content);
        body.setMinWidth(0);
        HBox.setHgrow(body, Priority.ALWAYS);
        var section = new HBox(name, body);
        section.getStyleClass().add("verdict-section");
        section.setAlignment(Pos.TOP_LEFT);
        section.pseudoClassStateChanged(LATER, !getChildren().isEmpty());
        getChildren().add(section);
    }

    /** The style sheet of all that stands in this package. */
    public static String sheet() {
        return Nodes.sheet(VerdictCard.class, "verdict.css");
    }
}
