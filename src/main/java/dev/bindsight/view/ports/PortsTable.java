package dev.bindsight.view.ports;

import dev.bindsight.settings.TableLayout;
import dev.bindsight.text.Texts;

import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Skin;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The list of sockets. Selection follows the sockets, not the places they happen to be at. */
public final class PortsTable extends TableView<PortRow> {
    /** The height of the column titles with the line over them, in pixels. */
    static final double HEADER_HEIGHT = 29;

    /** The height of a row in pixels. */
    static final double ROW_HEIGHT = 24;

    private final PortsModel model;
    private final TableColumns columns;
    private final String home;
    private List<PortRow> putAside = List.of();
    private @Nullable PortRow focusPutAside;

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
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new PortTableRow(model::fold));
        addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
        columns =
                new TableColumns(
                        this, model, layout, new PortCells(model.nowProperty(), zone, home));
        setSortPolicy(_ -> {
            model.orderProperty().set(columns.order());
            return true;
        });
        sort();
        HeadHints.install(this);
        WheelRows.install(this);
        getSelectionModel().getSelectedItems().addListener(this::selectionChanged);
        model.rows().changingProperty().subscribe(this::rowsChanging);
        model.wantedProperty().subscribe(_ -> selectWanted());
        model.inventoryProperty().subscribe(_ -> selectWanted());
        model.chosenProperty().subscribe(this::selectChosen);
    }

    /** The arrow keys open and close the row of a process, as those of a tree. */
    private void fold(KeyEvent event) {
        PortRow row = getFocusModel().getFocusedItem();
        ProcessGroup group = row == null ? null : row.get().group();
        boolean open = event.getCode() == KeyCode.RIGHT;
        if (group != null && (open || event.getCode() == KeyCode.LEFT)) {
            model.fold(group, open);
            event.consume();
        }
    }

    /** Takes the focus for the keyboard, with a row selected as soon as the list is current. */
    public void enter() {
        boolean current = model.enter();
        if (current && getItems().isEmpty()) {
            return;
        }
        requestFocus();
        if (!current) {
            // what is listed still answers another question: a key must not hit it
            getSelectionModel().clearSelection();
        }
    }

    private void selectChosen(List<PortRow> rows) {
        int[] places = rows.stream().mapToInt(getItems()::indexOf).filter(i -> i >= 0).toArray();
        if (places.length > 0) {
            getSelectionModel().clearSelection();
            getSelectionModel()
                    .selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
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

    private void selectionChanged(ListChangeListener.Change<? extends PortRow> change) {
        if (!model.rows().changingProperty().get()) {
            model.select(selectedRows());
        }
    }

    private List<PortRow> selectedRows() {
        List<PortRow> rows = new ArrayList<>();
        for (PortRow row : getSelectionModel().getSelectedItems()) {
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * JavaFX keeps selected places up to date through a change one edit at a time, with an event
     * for each, and loses a row that moves. So the selection is put aside, and the same rows are
     * selected again where they are then.
     */
    private void rowsChanging(boolean changing) {
        if (changing) {
            putAside = selectedRows();
            focusPutAside = getFocusModel().getFocusedItem();
            getSelectionModel().clearSelection();
        } else {
            selectAgain();
        }
    }

    private void selectAgain() {
        int[] places = new int[putAside.size()];
        int count = 0;
        int focus = -1;
        if (!putAside.isEmpty() || focusPutAside != null) {
            PortRow only = putAside.size() == 1 ? putAside.getFirst() : null;
            Set<PortRow> again = Collections.newSetFromMap(new IdentityHashMap<>());
            again.addAll(putAside);
            List<PortRow> rows = model.rows();
            int size = rows.size();
            boolean found = false;
            for (int i = 0; i < size && !found; i++) {
                PortRow row = rows.get(i);
                // mostly one row is selected, and to compare is quicker than to look up
                if (count < places.length && (only == null ? again.contains(row) : row == only)) {
                    places[count++] = i;
                }
                if (row == focusPutAside) {
                    focus = i;
                }
                found = count == places.length && (focusPutAside == null || focus >= 0);
            }
        }
        if (count > 0) {
            int[] others = Arrays.copyOfRange(places, 1, count);
            getSelectionModel().selectIndices(places[0], others);
        }
        if (focus >= 0) {
            getFocusModel().focus(focus);
        }
        putAside = List.of();
        focusPutAside = null;
        model.select(selectedRows());
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
