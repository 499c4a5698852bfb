package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The left half of the screen: the text, with what was read from it marked. */
final class TextPane extends VBox {
    private final LineList list;

    TextPane(ExplainHeader header, ExplainModel model) {
        getStyleClass().add("text-pane");
        setMinWidth(0);
        list = new LineList(model::choose);
        list.setId("explain-text");
        list.setAccessibleText(Texts.get("explain.text"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var hint = Nodes.label(Texts.get("explain.hint"), "muted");
        var foot =
                Nodes.row(
                        "explain-foot",
                        Icons.of(Feather.INFO, Icons.ROW, "muted"),
                        hint,
                        Nodes.whole(EmptyPane.PIPE, "mono"));
        hint.setMinWidth(0);
        widthProperty()
                .subscribe(width -> {
                    Nodes.show(hint, true);
                    Nodes.show(hint, fits(foot, width.doubleValue()));
                });
        getChildren().addAll(header, list, foot);
        model.subjectProperty().subscribe(_ -> show(model));
        model.checked().errorProperty().subscribe(_ -> show(model));
    }

    private static boolean fits(Region row, double width) {
        return row.prefWidth(-1) <= width;
    }

    private void show(ExplainModel model) {
        if (model.subjectProperty().get()
                instanceof ExplainSubject.OfText(var _, var lines, var errors)) {
            @Nullable FoundError shown = model.checked().errorProperty().get();
            list.show(
                    new LineList.Content(
                            lines,
                            1,
                            errors,
                            shown != null && errors.contains(shown) ? shown : null));
        }
    }

    /** The selected lines, absent where none is selected. */
    @Nullable String selectedText() {
        return list.isFocused() ? list.selectedText() : null;
    }

    /** Gives the focus to the text. */
    void focusText() {
        list.requestFocus();
    }
}
