package dev.bindsight.view.explain;

import dev.bindsight.explain.log.LogGroup;
import dev.bindsight.text.NumberText;
import dev.bindsight.text.Texts;
import dev.bindsight.view.command.Command;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** One place of the chosen group as it stands in the log, and the steps to its others. */
final class PlaceView extends VBox {
    private final LogModel log;
    private final Label where = Nodes.label("", "muted");
    private final Label step = Nodes.whole("", "muted");
    private final Button previous;
    private final Button next;
    private final LineList lines = new LineList(_ -> {});

    PlaceView(LogModel log) {
        this.log = log;
        getStyleClass().add("place-view");
        where.setMinWidth(0);
        previous = button(Command.PREVIOUS_ERROR, Feather.CHEVRON_LEFT, "explain-previous", -1);
        next = button(Command.NEXT_ERROR, Feather.CHEVRON_RIGHT, "explain-next", 1);
        lines.setId("explain-place");
        lines.setAccessibleText(Texts.get("explain.place"));
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Nodes.row(
                                "place-head",
                                Nodes.whole(
                                        Texts.get(
                                                log.name().isEmpty()
                                                        ? "explain.inText"
                                                        : "explain.inFile"),
                                        "strong"),
                                where,
                                Nodes.space(),
                                previous,
                                step,
                                next),
                        lines);
        log.chosenProperty().subscribe(_ -> show());
        log.excerptProperty().subscribe(_ -> show());
        log.progressProperty().subscribe(_ -> showSteps());
    }

    private Button button(Command command, Feather icon, String id, int by) {
        Button button =
                Nodes.named(
                        id, IconButton.of(icon, command.hint(command.words()), () -> log.step(by)));
        button.getStyleClass().addAll("bordered", "small");
        return button;
    }

    private void showSteps() {
        LogRow row = log.chosenProperty().get();
        if (row == null) {
            return;
        }
        LogGroup group = row.group();
        int there = group.places().size();
        step.setText(
                Texts.get(
                        "explain.step",
                        log.place() + 1,
                        NumberText.GROUPED.of(Math.max(there, group.count()))));
        previous.setDisable(log.place() == 0);
        next.setDisable(log.place() + 1 >= there);
    }

    private void show() {
        showSteps();
        LogRow row = log.chosenProperty().get();
        @Nullable LogExcerpt excerpt = log.excerptProperty().get();
        if (row == null || excerpt == null) {
            where.setText("");
            lines.show(new LineList.Content(TextLines.NONE, 1, List.of(), null));
            return;
        }
        String reporter = ErrorWords.reporter(row.group().reporter());
        String line = NumberText.GROUPED.of(excerpt.place().line());
        where.setText(
                excerpt.shown() == null
                        ? Texts.get("explain.changed")
                        : reporter.isEmpty()
                                ? Texts.get("explain.line", line)
                                : Texts.get("explain.lineReadAs", line, reporter));
        lines.show(
                new LineList.Content(
                        excerpt.lines(), excerpt.first(), excerpt.errors(), excerpt.shown()));
    }
}
