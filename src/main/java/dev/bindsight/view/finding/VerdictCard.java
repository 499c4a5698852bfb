package dev.bindsight.view.finding;

import dev.bindsight.view.look.Nodes;

import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/** The card a result is read on: sections with a label at the left; its edge says how it ended. */
public final class VerdictCard extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final PseudoClass OK = PseudoClass.getPseudoClass("ok");

    private final Sections sections = new Sections(Sections.Labels.BESIDE, "verdict-sections");

    /** A card without sections, whose left edge says how it ended. */
    public VerdictCard(Tone tone) {
        getStyleClass().add("verdict-card");
        getStylesheets().add(sheet());
        getChildren().add(sections);
        pseudoClassStateChanged(OK, tone == Tone.OK);
        pseudoClassStateChanged(REFUSED, tone == Tone.REFUSED);
        setMinHeight(USE_PREF_SIZE);
    }

    /** What stands on it. */
    public Sections sections() {
        return sections;
    }

    /** The style sheet of all that stands in this package. */
    public static String sheet() {
        return Nodes.sheet(VerdictCard.class, "verdict.css");
    }
}
