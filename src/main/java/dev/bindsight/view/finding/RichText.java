package dev.bindsight.view.finding;

import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.Sentence;
import dev.bindsight.words.Span;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A sentence that wraps, in which addresses, or what it is about, stand out. */
public final class RichText {
    private RichText() {}

    /** A fact: addresses and what is typed are in the font of calls. */
    public static TextFlow fact(Sentence sentence) {
        return flow(sentence, false);
    }

    /** A reason: what it is about, and the time that is left, are bold too. */
    public static TextFlow reason(Sentence sentence) {
        return flow(sentence, true);
    }

    private static TextFlow flow(Sentence sentence, boolean stressed) {
        var flow = Nodes.styled(new TextFlow(), "rich-text");
        flow.setAccessibleText(sentence.text());
        for (Span span : sentence.spans()) {
            var piece = Nodes.styled(new Text(span.text()), "words");
            switch (span) {
                case Span.Address _, Span.Code _, Span.ErrnoSpan _ ->
                        piece.getStyleClass().add("mono");
                case Span.Strong _, Span.Countdown _ when stressed ->
                        piece.getStyleClass().add("strong");
                case Span.Strong _, Span.Countdown _, Span.Plain _ -> {}
            }
            flow.getChildren().add(piece);
        }
        return flow;
    }
}
