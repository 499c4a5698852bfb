package dev.bindsight.view.ports;

import dev.bindsight.model.SocketKey;
import dev.bindsight.settings.TableLayout;
import dev.bindsight.text.Texts;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowSelection;

import javafx.event.EventDispatcher;
import javafx.scene.control.Skin;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The list of sockets. Selection follows the sockets, not the places they happen to be at. */
public final class PortsTable extends TableView<Row<SocketKey, PortFacts>> {
    /** The height of the column titles with the line over them, in pixels. */
    static final double HEADER_HEIGHT = 29;

    /** The height of a row in pixels. */
    static final double ROW_HEIGHT = 24;

    /** Where the keys of a table keep the place from which they select a range. */
    private static final String ANCHOR = "anchor";

    private final PortsModel model;
    private final TableColumns columns;
    private final String home;
    private final RowSelection<Row<SocketKey, PortFacts>> selection;
    private @Nullable Row<SocketKey, PortFacts> focusPutAside;
    private @Nullable Row<SocketKey, PortFacts> anchorPutAside;

    /**
     * A table over the model's rows.
     *
     * @param layout how it was left the last time
     * @param zone the time zone of the user
     * @param home the user's home directory, shown as {@code ~}
     */
    public PortsTable(PortsModel model, TableLayout layout, ZoneId zone, String home) {
        super(model.rows());
        this.model = model;
        this.home = home;
        setId("ports-table");
        // JavaFX has words of its own for no rows; a card over the table says why there are none
        setPlaceholder(new Region());
        getStyleClass().addAll("striped", "edge-to-edge", "ports-table");
        setAccessibleText(Texts.get("ports.title"));
        setFixedCellSize(ROW_HEIGHT);
        // what there is to say of an empty list is said over it
        setPlaceholder(new Region());
        selection = new RowSelection<>(this);
        setSelectionModel(selection);
        tellOncePerEvent();
        setRowFactory(_ -> new PortTableRow(model.question()::fold));
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        columns =
                new TableColumns(
                        this, model, layout, new PortCells(model.nowProperty(), zone, home));
        setSortPolicy(_ -> {
            model.question().orderProperty().set(columns.order());
            return true;
        });
        sort();
        HeadHints.install(this);
        WheelRows.install(this);
        selection
                .getSelectedItems()
                .subscribe(() -> model.picked().select(selection.getSelectedItems()));
        model.rows().changingProperty().subscribe((_, changing) -> rowsChanging(changing));
        model.wantedProperty().subscribe(_ -> selectWanted());
        model.inventoryProperty().subscribe(_ -> selectWanted());
        model.picked().chosenProperty().subscribe(this::selectChosen);
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

    private void selectChosen(List<Row<SocketKey, PortFacts>> rows) {
        int[] places = rows.stream().mapToInt(getItems()::indexOf).filter(i -> i >= 0).toArray();
        if (places.length > 0) {
            selection.hold();
            selection.clearSelection();
            selection.selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
            selection.release();
            getFocusModel().focus(places[0]);
            scrollTo(Math.max(0, places[0] - 3));
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new PortsTableSkin(this);
    }

    /** The user's home directory, shown as {@code ~}. */
    String home() {
        return home;
    }

    /** Its columns. */
    public TableColumns columns() {
        return columns;
    }

    /**
     * The keys of a table take rows out of the selection one by one. What one key or click does is
     * told when it is done.
     */
    private void tellOncePerEvent() {
        EventDispatcher usual = getEventDispatcher();
        setEventDispatcher((event, tail) -> {
            selection.hold();
            try {
                return usual.dispatchEvent(event, tail);
            } finally {
                selection.release();
            }
        });
    }

    /**
     * The selection follows its rows. The focus does not: JavaFX moves it by as many rows as came
     * or went anywhere, so it is put aside, as is the row where a range of rows begins.
     */
    private void rowsChanging(boolean changing) {
        if (changing) {
            selection.hold();
            Object anchor = getProperties().get(ANCHOR);
            int from = anchor instanceof TablePosition<?, ?> place ? place.getRow() : -1;
            boolean there = from >= 0 && from < getItems().size();
            anchorPutAside = there ? getItems().get(from) : null;
            focusPutAside = getFocusModel().getFocusedItem();
            getFocusModel().focus(-1);
        } else {
            focusAgain();
            selection.release();
        }
    }

    private void focusAgain() {
        Row<SocketKey, PortFacts> anchor = anchorPutAside;
        Row<SocketKey, PortFacts> focused = focusPutAside;
        anchorPutAside = null;
        focusPutAside = null;
        int anchorPlace = anchor == null ? -1 : place(anchor);
        if (anchorPlace >= 0) {
            getProperties().put(ANCHOR, new TablePosition<>(this, anchorPlace, null));
        } else {
            getProperties().remove(ANCHOR);
        }
        if (focused != null) {
            int at = focused == anchor ? anchorPlace : place(focused);
            getFocusModel().focus(at < 0 ? selection.lastSelected() : at);
        }
    }

    private int place(Row<SocketKey, PortFacts> row) {
        List<Row<SocketKey, PortFacts>> rows = model.rows();
        int size = rows.size();
        for (int i = 0; i < size; i++) {
            if (rows.get(i) == row) {
                return i;
            }
        }
        return -1;
    }

    private void selectWanted() {
        var wanted = model.wantedProperty().get();
        if (wanted == null) {
            return;
        }
        for (int i = 0; i < getItems().size(); i++) {
            if (wanted.equals(getItems().get(i).key())) {
                model.revealed();
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                scrollTo(Math.max(0, i - 3));
                requestFocus();
                return;
            }
        }
    }
}
