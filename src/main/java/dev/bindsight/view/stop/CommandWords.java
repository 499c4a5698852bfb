package dev.bindsight.view.stop;

import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A command line and its directory: three lines of it, and the rest on request. */
final class CommandWords {
    /** About three lines of the row at the width of the dialog. */
    private static final int BRIEF = 150;

    private CommandWords() {}

    static Node of(List<String> command, @Nullable String directory, String home) {
        String whole = oneLine(command);
        TextFlow words = StyledWords.flow();
        show(words, whole, whole.length() <= BRIEF, directory, home);
        return words;
    }

    private static void show(
            TextFlow words, String whole, boolean all, @Nullable String directory, String home) {
        String shown = all ? whole : whole.substring(0, BRIEF) + "…";
        words.getChildren().setAll(StyledWords.of(shown, "mono"));
        if (!all) {
            var more = Nodes.styled(new Hyperlink(Texts.get("stop.row.more")), "more");
            more.setOnAction(_ -> show(words, whole, true, directory, home));
            words.getChildren().addAll(StyledWords.of(" "), more);
        }
        if (directory != null) {
            words.getChildren()
                    .addAll(
                            StyledWords.of(
                                    " " + Texts.get("stop.row.process.in") + " ", "muted", "small"),
                            StyledWords.of(PathText.of(directory, home), "mono"));
        }
    }

    /** A program text given as an argument has lines of its own. */
    private static String oneLine(List<String> command) {
        return String.join(" ", command).strip().replaceAll("\\s+", " ");
    }
}
