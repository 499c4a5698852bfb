package dev.bindsight.view.connections;

import dev.bindsight.model.SocketKey;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.look.Icons;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.view.ports.HeadHints;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowTable;

import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list of connections with its heads and findings. */
public final class ConnectionsTable extends RowTable<SocketKey, ConnectionRow> {
    private static final double ROW_HEIGHT = 24;

    /** Room that the vertical scroll bar takes. */
    private static final double SCROLL_BAR = 11;

    /** What goes first where there is little room. */
    private static final List<ConnectionColumn> LEAVING =
            List.of(
                    ConnectionColumn.AGE,
                    ConnectionColumn.RESENT,
                    ConnectionColumn.MINUTE,
                    ConnectionColumn.QUEUES);

    private static final double LEAST_PEER = 168;

    private final ConnectionsModel model;
    private final Map<ConnectionColumn, TableColumn<Row<SocketKey, ConnectionRow>, ConnectionRow>>
            columns = new EnumMap<>(ConnectionColumn.class);

    /** A table over the model's rows. */
    public ConnectionsTable(ConnectionsModel model) {
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
        for (ConnectionColumn kind : ConnectionColumn.values()) {
            var column =
                    new TableColumn<Row<SocketKey, ConnectionRow>, ConnectionRow>(
                            kind == ConnectionColumn.MARK ? "" : kind.title());
            column.setId("connections-" + kind);
            column.setCellValueFactory(row -> row.getValue());
            column.setCellFactory(_ -> cells.of(kind));
            column.setPrefWidth(kind.width());
            column.setMinWidth(kind == ConnectionColumn.PEER ? LEAST_PEER : kind.width());
            column.setResizable(kind == ConnectionColumn.PEER);
            column.setReorderable(false);
            column.setSortable(kind != ConnectionColumn.MARK);
            if (kind.rightAligned()) {
                column.getStyleClass().add("align-right");
            }
            if (kind == ConnectionColumn.MARK) {
                column.getStyleClass().add("mark-column");
            }
            if (kind == ConnectionColumn.DOWN || kind == ConnectionColumn.UP) {
                column.setGraphic(Nodes.styled(new Region(), "swatch", "swatch-" + kind));
            }
            columns.put(kind, column);
            getColumns().add(column);
        }
        setSortPolicy(_ -> {
            model.orderProperty().set(order());
            return true;
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        HeadHints.install(
                this,
                column ->
                        columns.entrySet().stream()
                                .filter(each -> each.getValue() == column)
                                .findFirst()
                                .map(each -> each.getKey().explanation())
                                .orElse(null));
        widthProperty().subscribe(_ -> share());
        getSelectionModel().selectedItemProperty().subscribe(model::select);
        model.wantedProperty().subscribe(_ -> selectWanted());
        model.secondProperty().subscribe(_ -> selectWanted());
    }

    private Comparator<ConnectionRow> order() {
        Comparator<ConnectionRow> order = null;
        for (TableColumn<Row<SocketKey, ConnectionRow>, ?> each : getSortOrder()) {
            for (ConnectionColumn kind : columns.keySet()) {
                if (columns.get(kind) == each) {
                    boolean up = each.getSortType() == TableColumn.SortType.ASCENDING;
                    Comparator<ConnectionRow> one = up ? kind.order() : kind.order().reversed();
                    order = order == null ? one : order.thenComparing(one);
                }
            }
        }
        return order == null ? ConnectionOrder.PROCESS : order;
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

    private void share() {
        double room = getWidth() - SCROLL_BAR;
        if (room <= 0) {
            return;
        }
        double taken = LEAST_PEER;
        for (ConnectionColumn kind : ConnectionColumn.values()) {
            taken += kind == ConnectionColumn.PEER ? 0 : kind.width();
        }
        for (ConnectionColumn kind : LEAVING) {
            boolean stays = taken <= room;
            show(kind, stays);
            taken -= stays ? 0 : kind.width();
        }
        column(ConnectionColumn.PEER).setPrefWidth(Math.max(LEAST_PEER, LEAST_PEER + room - taken));
    }

    private void show(ConnectionColumn kind, boolean shown) {
        if (column(kind).isVisible() != shown) {
            column(kind).setVisible(shown);
        }
    }

    private TableColumn<Row<SocketKey, ConnectionRow>, ConnectionRow> column(
            ConnectionColumn kind) {
        return Objects.requireNonNull(columns.get(kind), kind.name());
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
