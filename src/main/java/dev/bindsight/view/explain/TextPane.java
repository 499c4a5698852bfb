package dev.bindsight.view.explain;

import dev.bindsight.explain.FoundError;
import dev.bindsight.explain.lines.PlainText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The left half of the screen: the text, with what was read from it marked. */
final class TextPane extends VBox {
    private final ExplainModel model;
    private final LineList list;
    private final StackPane place;
    private @Nullable LineEditor editor;

    TextPane(ExplainHeader header, ExplainModel model) {
        this.model = model;
        getStyleClass().add("text-pane");
        setMinWidth(0);
        list = new LineList(model::choose);
        list.setId("explain-text");
        list.setAccessibleText(Texts.get("explain.text"));
        list.setOnOpen(this::editAt);
        place = new StackPane(list);
        place.setMinSize(0, 0);
        VBox.setVgrow(place, Priority.ALWAYS);
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
        getChildren().addAll(header, place, foot);
        model.subjectProperty().subscribe(_ -> show());
        model.checked().errorProperty().subscribe(_ -> show());
        model.editingProperty().subscribe(this::edit);
    }

    /** Edits the text, the caret at the beginning of a line. */
    private void editAt(int line) {
        if (!model.editingProperty().get() && model.canEdit()) {
            list.getSelectionModel().clearAndSelect(line);
            model.toggleEditing();
        }
    }

    private void edit(boolean on) {
        LineEditor shown = editor;
        if (on && model.subjectProperty().get() instanceof ExplainSubject.OfText text) {
            var made = new LineEditor(new Editing());
            editor = made;
            place.getChildren().setAll(made);
            begin(made, text);
            made.requestFocus();
        } else if (shown != null) {
            editor = null;
            boolean focused = shown.isFocusWithin();
            place.getChildren().setAll(list);
            show();
            if (focused) {
                list.requestFocus();
            }
        }
    }

    private final class Editing implements LineEditor.Changed {
        @Override
        public void to(String text) {
            model.edited(text);
        }

        @Override
        public void ended() {
            model.toggleEditing();
        }
    }

    /** A terminal's colours are no text. */
    private void begin(LineEditor made, ExplainSubject.OfText text) {
        TextLines lines = text.lines();
        String plain = PlainText.of(lines.text()).text();
        int line = list.getSelectionModel().getSelectedIndex();
        FoundError error = model.checked().error();
        boolean isSame = plain.equals(lines.text());
        int caret =
                line >= 0 && line < lines.count()
                        ? lines.start(line)
                        : error == null ? 0 : lines.start(lines.lineAt(error.start()));
        made.begin(plain, isSame ? caret : 0);
        if (isSame) {
            show();
        } else {
            model.edited(plain);
        }
    }

    private static boolean fits(Region row, double width) {
        return row.prefWidth(-1) <= width;
    }

    private void show() {
        if (model.subjectProperty().get()
                instanceof ExplainSubject.OfText(var _, var _, var lines, var errors)) {
            FoundError error = model.checked().error();
            @Nullable FoundError shown = error != null && errors.contains(error) ? error : null;
            LineEditor edited = editor;
            if (edited == null) {
                list.show(new LineList.Content(lines, 1, errors, shown));
            } else {
                edited.mark(lines.text(), errors, shown);
            }
        }
    }

    /** The selected lines, absent where none is selected. */
    @Nullable String selectedText() {
        LineEditor edited = editor;
        if (edited != null) {
            return edited.isFocusWithin() ? edited.selectedText() : null;
        }
        return list.isFocused() ? list.selectedText() : null;
    }

    /** Gives the focus to the text. */
    void focusText() {
        LineEditor edited = editor;
        if (edited == null) {
            list.requestFocus();
        } else {
            edited.requestFocus();
        }
    }
}
