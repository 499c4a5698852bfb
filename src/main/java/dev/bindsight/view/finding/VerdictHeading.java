package dev.bindsight.view.finding;

import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoLink;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

/** What happened, in one line: {@code bind 127.0.0.1:3000 → EADDRINUSE}, and when. */
public final class VerdictHeading extends HBox {
    /**
     * A heading.
     *
     * @param call the call and the address
     * @param result the errno or a word
     * @param errno the result again if the reference explains it, else absent
     * @param when time and duration
     */
    public VerdictHeading(String call, String result, @Nullable String errno, String when) {
        getStyleClass().add("verdict-heading");
        setAlignment(Pos.TOP_LEFT);
        var outcome = Nodes.styled(new HBox(part("→")), "verdict-outcome");
        if (errno == null) {
            outcome.getChildren().add(part(result));
        } else {
            var link = Nodes.named("verdict-errno", new ErrnoLink(errno));
            outcome.getChildren().add(link);
        }
        var words = Nodes.styled(new FlowPane(part(call), outcome), "verdict-call");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var time = Nodes.whole(when, "muted", "small");
        getChildren().addAll(words, time);
    }

    private static Label part(String text) {
        return new Label(text);
    }
}
