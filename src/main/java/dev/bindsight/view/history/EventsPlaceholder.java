package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.time.Instant;

/**
 * Why no event is listed, and the way back to some where there is one. Nothing before the record
 * was read, nor where it cannot be.
 */
final class EventsPlaceholder extends VBox {
    private final HistoryModel model;
    private final Label title = Nodes.label("", "strong");
    private final Label why = Nodes.words("", "muted");
    private final Button all;

    EventsPlaceholder(HistoryModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER);
        all =
                Nodes.named(
                        "history-show-all",
                        Nodes.button(
                                Texts.get("history.none.showAll"),
                                () -> model.filterProperty().set(EventFilter.ALL)));
        getChildren().addAll(title, why, all);
        model.viewProperty().subscribe(_ -> show());
        model.filterProperty().subscribe((_, _) -> show());
    }

    private void show() {
        HistoryView view = model.viewProperty().get();
        int hidden = view.answer().events().size();
        String key =
                hidden > 0
                        ? "history.none.hidden"
                        : !view.asked().filter().isEmpty()
                                ? "history.none.asked"
                                : "history.none.time";
        title.setText(Texts.get(key));
        why.setText(hidden > 0 ? Texts.get("history.none.others", hidden) : known(view));
        Nodes.show(title, view.isRead());
        Nodes.show(why, view.isRead());
        Nodes.show(all, hidden > 0);
    }

    /** That nothing happened is said only of what is known. */
    private String known(HistoryView view) {
        Instant begins = view.beginsAfterwards();
        if (begins != null) {
            return Texts.get("history.beforeRecord", model.words().time(begins));
        }
        return Texts.get(view.isUnknownInPart() ? "history.none.gaps" : "history.none.nothing");
    }
}
