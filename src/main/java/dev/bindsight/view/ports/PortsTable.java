package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.text.Texts;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowTable;
import dev.bindsight.view.rows.TableColumns;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.time.ZoneId;
import java.util.List;

/** The list of sockets. Selection follows the sockets, not the places they happen to be at. */
public final class PortsTable extends RowTable<SocketKey, PortFacts> {
    /** The height of the column titles with the line over them, in pixels. */
    static final double HEADER_HEIGHT = 29;

    /** The height of a row in pixels. */
    static final double ROW_HEIGHT = 24;

    private final PortsModel model;
    private final TableColumns<PortColumn, SocketKey, PortFacts> columns;
    private final String home;

    /**
     * A table over the model's rows.
     *
     * @param layout how it was left the last time
     * @param zone the time zone of the user
     * @param home the user's home directory, shown as {@code ~}
     */
    public PortsTable(PortsModel model, TableLayout layout, ZoneId zone, String home) {
        super(model.rows(), ROW_HEIGHT);
        this.model = model;
        this.home = home;
        setId("ports-table");
        // JavaFX has words of its own for no rows; a card over the table says why there are none
        setPlaceholder(new Region());
        getStyleClass().addAll("striped", "edge-to-edge", "ports-table");
        setAccessibleText(Texts.get("ports.title"));
        setRowFactory(_ -> new PortTableRow(model.question()::fold));
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        var cells = new PortCells(model.nowProperty(), zone, home);
        columns =
                new TableColumns<>(
                        this,
                        List.of(PortColumn.values()),
                        PortColumn.ROOM,
                        PortColumn.PORT,
                        layout,
                        cells::of);
        columns.onChosen(this::want);
        if (Boolean.parseBoolean(layout.grouped())) {
            model.question().group();
        }
        model.question().groupingProperty().subscribe(columns::changed);
        setSortPolicy(_ -> {
            model.question().orderProperty().set(columns.order());
            return true;
        });
        sort();
        getSelectionModel()
                .getSelectedItems()
                .subscribe(() -> model.picked().select(getSelectionModel().getSelectedItems()));
        model.wantedProperty().subscribe(_ -> selectWanted());
        model.inventoryProperty().subscribe(_ -> selectWanted());
        model.picked().chosenProperty().subscribe(this::select);
    }

    /** The arrow keys open and close the row of a process, as those of a tree. */
    private void fold(KeyEvent event) {
        Row<SocketKey, PortFacts> row = getFocusModel().getFocusedItem();
        ProcessGroup group = row == null ? null : row.get().group();
        boolean open = event.getCode() == KeyCode.RIGHT;
        if (group != null && (open || event.getCode() == KeyCode.LEFT)) {
            model.question().fold(group, open);
            event.consume();
        }
    }

    /** Takes the focus for the keyboard, with a row selected as soon as the list is current. */
    public void enter() {
        boolean current = model.picked().enter();
        if (current && getItems().isEmpty()) {
            return;
        }
        requestFocus();
        if (!current) {
            // what is listed still answers another question: a key must not hit it
            getSelectionModel().clearSelection();
        }
    }

    /** The user's home directory, shown as {@code ~}. */
    String home() {
        return home;
    }

    /** How it was left. */
    public TableLayout asLeft() {
        return columns.layout(Boolean.toString(model.question().groupingProperty().get().on()));
    }

    /** Its columns. */
    public TableColumns<PortColumn, SocketKey, PortFacts> columns() {
        return columns;
    }

    /** What costs a look of its own is looked up only where a column shows it. */
    private void want() {
        boolean measured =
                columns.isChosen(PortColumn.RTT)
                        || columns.isChosen(PortColumn.SENT)
                        || columns.isChosen(PortColumn.RECEIVED);
        model.question()
                .wantsProperty()
                .set(new ExtraWants(columns.isChosen(PortColumn.PROJECT), measured));
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
