package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** Why no lane is shown, and the way to some. Nothing before the record was read. */
final class LanesPlaceholder extends VBox {
    private final HistoryModel model;
    private final Label why = Nodes.words("", "strong");
    private final Button clear;
    private final Button month;

    LanesPlaceholder(HistoryModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        clear =
                Nodes.named(
                        "history-clear-question",
                        Nodes.button(
                                Texts.get("history.lanes.clear"),
                                () -> model.questionProperty().set("")));
        month =
                Nodes.named(
                        "history-show-month",
                        Nodes.button(
                                Texts.get("history.lanes.month"),
                                () -> model.shownTimeProperty().set(Optional.of(ShownTime.MONTH))));
        HBox ways = Nodes.row(8, clear, month);
        ways.setAlignment(Pos.CENTER);
        getChildren().addAll(why, ways);
        model.viewProperty().subscribe(this::show);
    }

    private void show(HistoryView view) {
        boolean none =
                view.isRead()
                        && view.answer().spans().isEmpty()
                        && view.answer().events().stream().allMatch(each -> each.place() == null);
        Nodes.show(this, none);
        if (!none) {
            return;
        }
        String words = String.join(" ", view.asked().understood());
        why.setText(
                words.isEmpty()
                        ? Texts.get("history.lanes.none.time")
                        : Texts.get("history.lanes.none.words", words));
        Nodes.show(clear, !words.isEmpty());
        Nodes.show(month, !model.shownTimeProperty().get().equals(Optional.of(ShownTime.MONTH)));
    }
}
