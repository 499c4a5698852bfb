package dev.bindsight.view.details;

import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.look.WhileShown;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says why a socket has no owner to show, how long that lasts, and what would show more. */
final class NoteView extends VBox {
    NoteView(SocketSheet.Note note, Clock clock) {
        getStyleClass().add("absence");
        setAlignment(Pos.TOP_CENTER);
        Feather icon =
                switch (note.kind()) {
                    case KERNEL -> Feather.CLOCK;
                    case HIDDEN -> Feather.EYE_OFF;
                    case UNKNOWN -> Feather.HELP_CIRCLE;
                };
        getChildren()
                .addAll(Icons.of(icon, Icons.EMPTY_STATE), Nodes.words(note.title(), "strong"));
        if (note.until() != null) {
            getChildren().add(countdown(note.until(), clock));
        }
        getChildren().add(Nodes.words(note.text(), "muted"));
        if (note.command() != null) {
            getChildren().add(copy(note.command()));
        }
    }

    private static Label countdown(Instant until, Clock clock) {
        var left = Nodes.words("", "countdown");
        Runnable tick =
                () ->
                        left.setText(
                                Texts.get(
                                        "details.absent.left",
                                        DurationText.remaining(
                                                Duration.between(clock.instant(), until))));
        WhileShown.repeat(left, tick);
        return left;
    }

    private static Button copy(String command) {
        String[] words = command.split(" ");
        String brief = words[0] + " " + words[1] + " " + words[2];
        var copy = new Button(brief, Icons.of(Feather.COPY, Icons.ROW));
        copy.setTooltip(new Tooltip(command));
        copy.setOnAction(_ -> {
            Clipboards.put(command);
            copy.setText(Texts.get("verdict.copied"));
        });
        return copy;
    }
}
