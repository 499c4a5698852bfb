package dev.bindsight.view.stop;

import javafx.scene.Node;
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
}
