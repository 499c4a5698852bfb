package dev.bindsight.view.history;

import dev.bindsight.history.PastEvent;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.words.EventText;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What happened, the latest first. */
final class EventTable extends TableView<PastEvent> {
    private static final double ROW = 24;

    /** Of a column that is narrowed. */
    private static final double LEAST = 48;

    /** With room for every column as it should be, and for some words of how it came. */
    private static final double WIDE = EventColumn.withoutHow() + 160;

    private final HistoryModel model;
    private boolean following;

    EventTable(HistoryModel model) {
        this.model = model;
        setId("history-events");
        setAccessibleText(Texts.get("history.events"));
        getStyleClass().addAll("ports-table", "striped", "dense");
        setFixedCellSize(ROW);
        setMinHeight(ROW * 4 + 6);
        setPrefHeight(ROW * 4 + 6);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new EventsPlaceholder(model));
        for (EventColumn each : EventColumn.values()) {
            getColumns().add(column(each));
        }
        widthProperty().subscribe(width -> narrow(width.doubleValue() < WIDE));
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.selectedProperty().subscribe(this::follow);
    }

    /** Else what was narrowed once would stay narrow in a window that grows. */
    private void narrow(boolean narrow) {
        for (EventColumn each : EventColumn.values()) {
            if (!each.isWhole() && each != EventColumn.HOW) {
                getColumns().get(each.ordinal()).setMinWidth(narrow ? LEAST : each.width());
            }
        }
    }

    private void chosen(@Nullable PastEvent event) {
        if (!following) {
            model.selectedProperty().set(event);
        }
    }

    private void follow(@Nullable PastEvent event) {
        following = true;
        if (event == null) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != event) {
            getSelectionModel().select(event);
            scrollTo(event);
        }
        following = false;
    }

    /** Shows other events. */
    void show(List<PastEvent> events) {
        if (events.equals(getItems())) {
            return;
        }
        following = true;
        PastEvent selected = model.selectedProperty().get();
        getItems().setAll(events);
        following = false;
        follow(events.contains(selected) ? selected : null);
    }

    private TableColumn<PastEvent, PastEvent> column(EventColumn name) {
        var column = new TableColumn<PastEvent, PastEvent>(name.title());
        column.setId("history-column-" + name.name());
        column.setPrefWidth(name.width());
        if (name != EventColumn.HOW) {
            column.setMaxWidth(name.width());
        }
        if (name.isWhole()) {
            column.setMinWidth(name.width());
        }
        if (name == EventColumn.MARK) {
            column.getStyleClass().add("mark-column");
        }
        if (name == EventColumn.PORT) {
            column.getStyleClass().add("align-right");
        }
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ ->
                switch (name) {
                    case MARK -> new EventCell.Mark();
                    case PROCESS -> new EventCell.Process();
                    case TIME -> new Told(name, this::time);
                    case HOW -> new Told(name, this::how);
                    case PORT, WHAT, USER -> new EventCell(name);
                });
        return column;
    }

    /** A cell whose words need the clock or the home directory. */
    private static final class Told extends EventCell {
        private final Function<PastEvent, String> words;

        Told(EventColumn column, Function<PastEvent, String> words) {
            super(column);
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable PastEvent event, boolean empty) {
            super.updateItem(event, empty);
            setText(event == null || empty ? "" : words.apply(event));
        }
    }

    private String time(PastEvent event) {
        ZoneId zone = model.clock().getZone();
        return Texts.get(
                "history.time",
                DateForm.WEEKDAY.of(event.at(), zone),
                DateForm.CLOCK.of(event.at(), zone));
    }

    private String how(PastEvent event) {
        return new EventText(model.words()).how(event);
    }
}
