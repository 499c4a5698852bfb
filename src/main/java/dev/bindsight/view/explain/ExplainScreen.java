package dev.bindsight.view.explain;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.FoundError;
import dev.bindsight.model.Uid;
import dev.bindsight.view.command.CommandSet;
import dev.bindsight.view.finding.BusyBar;
import dev.bindsight.view.finding.FindingCard;
import dev.bindsight.view.look.Nodes;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The Explain screen: what a program printed at the left, what is true of it at the right. */
final class ExplainScreen extends VBox {
    private static final double TEXT_SHARE = 47;
    private static final double LOG_SHARE = 57;

    private final ExplainModel model;
    private final Surroundings around;
    private final CommandSet commands;
    private final StackPane stage = new StackPane();
    private final Region empty;
    private final TextPane text;
    private final Region split;
    private @Nullable LogView log;

    /**
     * What it needs of the window.
     *
     * @param verdicts the cards
     * @param offers takes offers
     * @param reference of errnos, read by the time that it is asked for
     * @param copy puts text on the clipboard
     * @param userName the name of a user, or the number as text
     * @param clock the time and the zone of the user
     */
    record Surroundings(
            VerdictView verdicts,
            OfferTaking offers,
            Supplier<ErrnoReference> reference,
            Consumer<String> copy,
            Function<Uid, String> userName,
            Clock clock) {
        /** What was read from an error. */
        ReadCard read(FoundError found) {
            return new ReadCard(found, reference.get().named(found.error().errno()));
        }
    }

    ExplainScreen(ExplainModel model, Surroundings around, CommandSet commands) {
        this.model = model;
        this.around = around;
        this.commands = commands;
        setId("explain-screen");
        getStyleClass().add("explain-screen");
        getStylesheets()
                .addAll(FindingCard.sheet(), Nodes.sheet(ExplainScreen.class, "explain.css"));
        empty = new EmptyPane(new ExplainHeader(model, commands, "empty-"), commands);
        text = new TextPane(new ExplainHeader(model, commands, "text-"), model);
        split = split(text, new TextVerdict(model, around, commands), TEXT_SHARE);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinSize(0, 0);
        getChildren()
                .addAll(
                        new BusyBar(model.reading(), around.clock()),
                        new ProblemNote(model, around.copy()),
                        stage);
        model.subjectProperty().subscribe(this::show);
        DropTarget.install(this, model);
    }

    private static Region split(Region left, Region right, double share) {
        var split = new GridPane();
        var first = new ColumnConstraints();
        first.setPercentWidth(share);
        var second = new ColumnConstraints();
        second.setPercentWidth(100 - share);
        split.getColumnConstraints().setAll(first, second);
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setMinHeight(0);
        split.getRowConstraints().setAll(row);
        left.setMinSize(0, 0);
        right.setMinSize(0, 0);
        split.setMinSize(0, 0);
        split.addRow(0, left, right);
        return split;
    }

    private void show(ExplainSubject subject) {
        Node shown =
                switch (subject) {
                    case ExplainSubject.Nothing _ -> empty;
                    case ExplainSubject.OfText _ -> split;
                    case ExplainSubject.OfLog(LogModel of) -> log(of);
                };
        if (!(subject instanceof ExplainSubject.OfLog)) {
            leaveLog();
        }
        boolean here = isFocusWithin();
        if (!stage.getChildren().equals(List.of(shown))) {
            stage.getChildren().setAll(shown);
        }
        if (here) {
            enter();
        }
    }

    private Node log(LogModel of) {
        leaveLog();
        var made = new LogView(of, model, around, commands);
        log = made;
        return split(made.list(), made.group(), LOG_SHARE);
    }

    private void leaveLog() {
        if (log != null) {
            log.leave();
            log = null;
        }
    }

    /** Gives the focus to what is used first. */
    void enter() {
        switch (model.subjectProperty().get()) {
            case ExplainSubject.Nothing _ -> empty.lookup("#explain-paste").requestFocus();
            case ExplainSubject.OfText _ -> text.focusText();
            case ExplainSubject.OfLog _ -> {
                if (log != null) {
                    log.focusTable();
                }
            }
        }
    }

    /** The lines that are selected in the text, absent for none. */
    @Nullable String selectedText() {
        return text.selectedText();
    }
}
