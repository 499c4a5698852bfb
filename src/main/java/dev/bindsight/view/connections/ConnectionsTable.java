package dev.bindsight.view.connections;

import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowTable;
import dev.bindsight.view.rows.TableColumns;

import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.List;

/** The list of connections with its heads and findings. */
public final class ConnectionsTable extends RowTable<SocketKey, ConnectionRow> {
    private static final double ROW_HEIGHT = 24;

    private final ConnectionsModel model;
    private final TableColumns<ConnectionColumn, SocketKey, ConnectionRow> columns;

    /**
     * A table over the model's rows.
     *
     * @param layout how it was left the last time
     */
    public ConnectionsTable(ConnectionsModel model, TableLayout layout) {
        super(model.rows(), ROW_HEIGHT);
        this.model = model;
        Icons.load();
        setId("connections-table");
        setPlaceholder(new Region());
        getStyleClass().addAll("edge-to-edge", "ports-table", "connections-table");
        setAccessibleText(Texts.get("connections.title"));
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        setRowFactory(_ -> new ConnectionTableRow(model::fold, this::follow));
        var cells = new ConnectionCells(model);
        columns =
                new TableColumns<>(
                        this,
                        List.of(ConnectionColumn.values()),
                        ConnectionColumn.ROOM,
                        ConnectionColumn.PEER,
                        layout,
                        cells::of);
        for (ConnectionColumn way : List.of(ConnectionColumn.DOWN, ConnectionColumn.UP)) {
            columns.column(way).setGraphic(Nodes.styled(new Region(), "swatch", "swatch-" + way));
        }
        Grouped.named(layout.grouped()).ifPresent(model.groupedProperty()::set);
        model.groupedProperty().subscribe(columns::changed);
        setSortPolicy(_ -> {
            model.orderProperty().set(columns.order());
            return true;
        });
        sort();
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        getSelectionModel().selectedItemProperty().subscribe(model::select);
        model.wantedProperty().subscribe(_ -> selectWanted());
        model.secondProperty().subscribe(_ -> selectWanted());
    }

    /** How it was left. */
    public TableLayout asLeft() {
        return columns.layout(model.groupedProperty().get().name());
    }

    /** Its columns. */
    TableColumns<ConnectionColumn, SocketKey, ConnectionRow> columns() {
        return columns;
    }

    /** The arrow keys open and close, as those of a tree; Enter does either. */
    private void fold(KeyEvent event) {
        Row<SocketKey, ConnectionRow> row = getFocusModel().getFocusedItem();
        if (row == null || row.get() instanceof Link) {
            return;
        }
        boolean open =
                switch (row.get()) {
                    case ConnectionRow.Head head -> head.open();
                    case Note note -> Boolean.TRUE.equals(note.open());
                    case Link _ -> false;
                };
        boolean other =
                event.getCode() == (open ? KeyCode.LEFT : KeyCode.RIGHT)
                        || event.getCode() == KeyCode.ENTER
                        || event.getCode() == KeyCode.SPACE;
        if (other) {
            if (row.get() instanceof Note note && note.open() == null) {
                follow(note);
            } else {
                model.fold(row.get());
            }
            event.consume();
        }
    }

    /** What a note leads to: the connections it counts, or what is known of the one it is about. */
    private void follow(Note note) {
        if (note.open() == null) {
            model.reveal(note.first());
        } else {
            model.fold(note);
        }
    }

    private void selectWanted() {
        SocketKey wanted = model.wantedProperty().get();
        int at = wanted == null ? -1 : place(wanted);
        if (at >= 0) {
            model.revealed();
            select(List.of(getItems().get(at)));
            requestFocus();
        }
    }
}
