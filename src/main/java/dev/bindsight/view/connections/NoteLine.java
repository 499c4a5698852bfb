package dev.bindsight.view.connections;

import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.look.Glyph;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/** A finding in a row of its own: what it is, why, and where it leads. */
final class NoteLine extends HBox {
    private final Glyph sign = new Glyph(Feather.CHEVRON_RIGHT);
    private final Label what = Nodes.whole("", "strong");
    private final Label why = Nodes.growing(Nodes.label(""));
    private final Hyperlink link = Nodes.whole(new Hyperlink());
    private @Nullable Note shown;

    /**
     * @param follow goes where the link leads
     */
    NoteLine(Consumer<Note> follow) {
        getStyleClass().add("note-line");
        setAlignment(Pos.CENTER_LEFT);
        why.setMaxWidth(Double.MAX_VALUE);
        why.setMinWidth(0);
        link.setFocusTraversable(false);
        link.setOnAction(_ -> {
            if (shown != null) {
                follow.accept(shown);
            }
        });
        getChildren().addAll(sign, what, why, link);
    }

    void show(Note note) {
        shown = note;
        Boolean open = note.open();
        // where nothing folds the words stand under those that do
        sign.setVisible(open != null);
        if (open != null) {
            sign.show(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        }
        what.setText(note.ailing().begin());
        why.setText(note.ailing().why());
        link.setText(
                Texts.get(
                        open == null
                                ? "connections.note.what"
                                : open ? "connections.note.fold" : "connections.note.all"));
    }
}
