package dev.bindsight.view.explain;

import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.StateCard;

import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** What there is before anything was pasted: what can be done. */
final class EmptyPane extends VBox {
    /** How a program is explained as it runs. */
    static final String PIPE = "npm start 2>&1 | bindsight explain";

    EmptyPane(ExplainHeader header, CommandSet commands) {
        setMinSize(0, 0);
        var card =
                new StateCard(
                        Feather.FILE_TEXT,
                        Texts.get("explain.empty"),
                        List.of(
                                StateCard.muted(Texts.get("explain.empty.what")),
                                StateCard.muted(Texts.get("explain.empty.pipe")),
                                StateCard.mono(PIPE)),
                        List.of(
                                Nodes.named(
                                        "explain-paste",
                                        commands.button(
                                                Command.PASTE,
                                                new Button(Texts.get("explain.paste")))),
                                commands.button(
                                        Command.OPEN_FILE, new Button(Texts.get("explain.open")))));
        card.setId("explain-empty");
        var place = Nodes.styled(new StackPane(card), "result-pane");
        place.setMinSize(0, 0);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(header, place);
    }
}
