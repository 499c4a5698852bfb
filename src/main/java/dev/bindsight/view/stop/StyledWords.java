package dev.bindsight.view.stop;

import dev.bindsight.view.look.Nodes;

import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Pieces of sentences, styled by class. */
final class StyledWords {
    private StyledWords() {}

    /** A piece of a sentence. */
    static Text of(String text, String... styleClasses) {
        var piece = Nodes.styled(new Text(text), "words");
        piece.getStyleClass().addAll(styleClasses);
        return piece;
    }

    /** Pieces put together to a paragraph that wraps. */
    static TextFlow flow(Node... pieces) {
        return Nodes.styled(new TextFlow(pieces), "words-flow");
    }
}
