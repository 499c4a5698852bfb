package dev.bindsight.view.stop;

import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** A warning in a tinted box: an icon, a line in bold, and what it means. */
final class NoteBox extends HBox {
    NoteBox(Feather icon, String title, String text) {
        getStyleClass().add("note-box");
        var words = new VBox(Nodes.words(title, "strong"));
        if (!text.isEmpty()) {
            words.getChildren().add(Nodes.words(text, "muted", "small"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icons.of(icon, Icons.ROW, "warning"), words);
    }
}
