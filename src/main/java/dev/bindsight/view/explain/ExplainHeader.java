package dev.bindsight.view.explain;

import dev.bindsight.text.ByteText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The name of the screen, what it is about, and the ways to give it something else. */
final class ExplainHeader extends HeadRow {
    private final Label about;

    /**
     * A header.
     *
     * @param ids put before the names of its buttons: the screen has one in each of its states
     */
    ExplainHeader(ExplainModel model, CommandSet commands, String ids) {
        this(
                model,
                Nodes.label("", "muted"),
                button(commands, Command.PASTE, "explain.paste", ids + "paste"),
                button(commands, Command.OPEN_FILE, "explain.open", ids + "open"),
                button(commands, Command.EDIT_TEXT, "explain.edit", ids + "edit"),
                button(commands, Command.CLEAR_TEXT, "explain.clear", ids + "clear"));
    }

    private ExplainHeader(
            ExplainModel model, Label about, Button paste, Button open, Button edit, Button clear) {
        super(
                List.of(Nodes.whole(Texts.get("explain.title"), "screen-title"), about),
                List.of(paste, open, edit, clear));
        this.about = about;
        getStyleClass().add("explain-header");
        about.setMinWidth(0);
        model.editingProperty()
                .subscribe(editing -> {
                    edit.setText(Texts.get(editing ? "explain.done" : "explain.edit"));
                    edit.setGraphic(Icons.of(editing ? Feather.CHECK : Feather.EDIT_2, Icons.ROW));
                    edit.setAccessibleText(edit.getText());
                    fit();
                });
        model.subjectProperty()
                .subscribe(subject -> {
                    Nodes.show(edit, model.canEdit());
                    Nodes.show(clear, !(subject instanceof ExplainSubject.Nothing));
                    about(words(subject));
                });
    }

    /** Says what it is about. */
    void about(String words) {
        about.setText(words);
        fit();
    }

    private static Button button(CommandSet commands, Command command, String text, String id) {
        Button button = Nodes.named(id, commands.button(command, new Button(Texts.get(text))));
        button.getStyleClass().add("small");
        Hint.on(button, command.hint(command.words()));
        return Nodes.whole(button);
    }

    private static String words(ExplainSubject subject) {
        return switch (subject) {
            case ExplainSubject.Nothing _ -> "";
            case ExplainSubject.OfText(String name, boolean isEdited, TextLines lines, var _) -> {
                int count = lines.count();
                if (name.isEmpty()) {
                    yield Texts.get(isEdited ? "explain.typed" : "explain.pasted", count);
                }
                yield Texts.get(isEdited ? "explain.edited" : "explain.file", name, count);
            }
            case ExplainSubject.OfLog(LogModel log) -> log.name();
        };
    }

    /** {@code shop.log, 104 MiB}. */
    static String log(LogModel log) {
        String size = ByteText.of(log.progressProperty().get().size());
        return log.name().isEmpty()
                ? Texts.get("explain.pastedLog", size)
                : Texts.get("explain.fileLog", log.name(), size);
    }
}
