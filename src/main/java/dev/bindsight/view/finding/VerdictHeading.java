package dev.bindsight.view.finding;

import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.navigation.ErrnoLink;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
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
        var outcome = Nodes.styled(new HBox(Nodes.whole("→")), "verdict-outcome");
        if (errno == null) {
            Label said = new Label(result);
            said.setWrapText(true);
            outcome.getChildren().add(said);
        } else {
            var link = Nodes.named("verdict-errno", new ErrnoLink(errno));
            outcome.getChildren().add(link);
        }
        var words = new CallLine(new Label(call), outcome);
        HBox.setHgrow(words, Priority.ALWAYS);
        var time = Nodes.whole(when, "muted", "small");
        getChildren().addAll(words, time);
    }
}
