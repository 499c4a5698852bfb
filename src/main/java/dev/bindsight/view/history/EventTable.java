package dev.bindsight.view.history;

import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.Texts;
import dev.bindsight.words.EventText;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** What happened, the latest first. */
final class EventTable extends TableView<PastEvent> {
    private static final double ROW = 24;

    /** What stands beside each other. */
    private enum Column {
        TIME,
        PORT,
        WHAT,
        PROCESS,
        USER,
        HOW
    }

    private final HistoryModel model;
    private boolean following;

    EventTable(HistoryModel model) {
        this.model = model;
        setId("history-events");
        setAccessibleText(Texts.get("history.events"));
        getStyleClass().addAll("ports-table", "striped", "dense");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label(Texts.get("history.none")));
        getColumns()
                .setAll(
                        List.of(
                                column(Column.TIME, 116, this::time),
                                column(Column.PORT, 64, EventTable::port),
                                column(Column.WHAT, 148, event -> EventText.what(event.kind())),
                                column(Column.PROCESS, 170, EventTable::process),
                                column(Column.USER, 84, EventTable::user),
                                column(Column.HOW, 300, this::how)));
        getColumns().get(1).getStyleClass().add("align-right");
        getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.selectedProperty().subscribe(this::follow);
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
        following = true;
        PastEvent selected = model.selectedProperty().get();
        getItems().setAll(events);
        following = false;
        follow(events.contains(selected) ? selected : null);
    }

    private TableColumn<PastEvent, String> column(
            Column name, double width, Function<PastEvent, String> text) {
        var column = new TableColumn<PastEvent, String>(Texts.get("history.column." + name.name()));
        column.setId("history-column-" + name.name());
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }

    private String time(PastEvent event) {
        ZoneId zone = model.clock().getZone();
        return Texts.get(
                "history.time",
                DateForm.WEEKDAY.of(event.at(), zone),
                DateForm.CLOCK.of(event.at(), zone));
    }

    private static String port(PastEvent event) {
        return event.place() == null
                ? Texts.get("socket.notApplicable")
                : event.place().port().toString();
    }

    private static String process(PastEvent event) {
        PastHolder holder = event.holder();
        return holder == null
                ? Texts.get("socket.notApplicable")
                : holder.name() + " " + holder.pid();
    }

    private static String user(PastEvent event) {
        PastHolder holder = event.holder();
        return holder == null ? Texts.get("socket.notApplicable") : holder.user();
    }

    private String how(PastEvent event) {
        return new EventText(model.words()).how(event);
    }
}
