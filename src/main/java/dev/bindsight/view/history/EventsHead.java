package dev.bindsight.view.history;

import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Hint;
import dev.bindsight.view.look.IconButton;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.screen.SaveDialog;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

/** The bar over the events: how many there are, which are listed, and a button to save them. */
final class EventsHead extends HBox {
    private static final double ONE_LINE = 560;

    EventsHead(HistoryModel model, Label count, SaveDialog saving) {
        getStyleClass().add("history-events-head");
        setAlignment(Pos.CENTER_LEFT);
        var chips = Nodes.styled(new FlowPane(), "history-chips");
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setPrefWrapLength(ONE_LINE);
        for (EventFilter each : EventFilter.values()) {
            chips.getChildren().add(chip(model, each));
        }
        var save =
                IconButton.of(
                        Feather.DOWNLOAD,
                        Texts.get("history.export"),
                        () -> EventsExport.ask(saving, model));
        save.setId("history-export");
        Hint.on(save, Texts.get("history.export"));
        getChildren()
                .addAll(
                        Nodes.whole(Texts.get("history.events"), "strong"),
                        Nodes.whole(count),
                        Nodes.growing(chips),
                        save);
    }

    private static ToggleButton chip(HistoryModel model, EventFilter filter) {
        var chip = new ToggleButton(filter.label());
        chip.setId("history-filter-" + filter.name());
        chip.getStyleClass().setAll("filter-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.filterProperty().set(filter);
        });
        model.filterProperty().subscribe(now -> chip.setSelected(now == filter));
        return chip;
    }
}
