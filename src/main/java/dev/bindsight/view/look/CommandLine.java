package dev.bindsight.view.look;

import dev.bindsight.text.Texts;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/** A command for a terminal, with a button that copies it. */
public final class CommandLine {
    private CommandLine() {}

    /**
     * A row.
     *
     * @param copy puts text on the clipboard
     */
    public static HBox of(String command, Consumer<String> copy) {
        var text = Nodes.growing(new CommandBox(command));
        var button = new Button(Texts.get("verdict.copy"), Icons.of(Feather.COPY, Icons.ROW));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.get("unlock.copyCommand", command));
        button.setOnAction(_ -> {
            copy.accept(command);
            button.setText(Texts.get("verdict.copied"));
        });
        return Nodes.row(8, text, button);
    }
}
