package dev.bindsight.view.stop;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Pieces of sentences, styled by class. */
final class StyledWords {
    private StyledWords() {}

    /** A piece of a sentence. */
    static Text of(String text, String... styleClasses) {
        var piece = new Text(text);
        piece.getStyleClass().add("words");
        piece.getStyleClass().addAll(styleClasses);
        return piece;
    }

    /** Pieces put together to a paragraph that wraps. */
    static TextFlow flow(Node... pieces) {
        var flow = new TextFlow(pieces);
        flow.getStyleClass().add("words-flow");
        return flow;
    }

    /** A text that wraps and is never cut. */
    static Label wrapped(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
