package dev.bindsight.view.rows;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Selects rows of a table, any number of them, and follows them when rows come and go above. That
 * of JavaFX moves one place after another and tells of each, which takes seconds where 100,000 rows
 * are selected; this one tells once, of all that changed. The table must keep its list of rows.
 */
public final class RowSelection<T> extends TableView.TableViewSelectionModel<T> {
    private final PickedList<Integer> indices = new PickedList<>();
    private final PickedList<T> items = new PickedList<>();
    private final Cells cells = new Cells();
    private final FollowedRows<T> followed = new FollowedRows<>();
    private BitSet selected = new BitSet();
    private int @Nullable [] places;
    private int held;
    private boolean untold;

    /** Nothing of the table is selected. */
    public RowSelection(TableView<T> table) {
        super(table);
        setSelectionMode(SelectionMode.MULTIPLE);
        table.getItems().addListener(this::rowsChanged);
    }

    /** Tells of nothing until {@link #release}: what belongs together is told as one change. */
    public void hold() {
        held++;
    }

    /** Ends what {@link #hold} began. A row that was away meanwhile is selected as it was. */
    public void release() {
        held--;
        tell();
    }

    /** The lowest row that is selected, -1 if none is. */
    public int lastSelected() {
        return selected.length() - 1;
    }

    /** The places of the rows that are selected now, from top to bottom. */
    private int[] places() {
        int[] now = places;
        if (now == null) {
            now = new int[selected.cardinality()];
            int row = -1;
            for (int i = 0; i < now.length; i++) {
                row = selected.nextSetBit(row + 1);
                now[i] = row;
            }
            places = now;
        }
        return now;
    }

    private void rowsChanged(ListChangeListener.Change<? extends T> change) {
        if (selected.isEmpty() && !followed.isWaiting()) {
            return;
        }
        selected = followed.follow(selected, getSelectedIndex(), getSelectedItem(), change);
        changed();
    }

    private void changed() {
        places = null;
        untold = true;
        tell();
    }

    private void tell() {
        if (held > 0 || !untold) {
            return;
        }
        settle();
        untold = false;
        int[] now = places();
        var at = new Integer[now.length];
        @SuppressWarnings("unchecked")
        var rows = (T[]) new Object[now.length];
        List<T> model = getTableModel();
        for (int i = 0; i < now.length; i++) {
            at[i] = now[i];
            rows[i] = model.get(now[i]);
        }
        Runnable tellPlaces = indices.become(at);
        Runnable tellRows = items.become(rows);
        tellPlaces.run();
        tellRows.run();
    }

    private void settle() {
        if (followed.isMoved()) {
            lead(followed.settle(selected));
        }
    }

    private void lead(int row) {
        setSelectedIndex(row);
        setSelectedItem(getModelItem(row));
    }

    /** Adds rows to those that are selected; the last of them gets the focus. */
    private void add(BitSet rows, int last, @Nullable TableColumn<T, ?> column) {
        settle();
        boolean replaces = cells.isReplaced();
        selected.or(rows);
        places = null;
        lead(last);
        getTableView().getFocusModel().focus(last, column);
        cells.added(last, replaces);
        changed();
    }

    private void addRange(int low, int high, int last, @Nullable TableColumn<T, ?> column) {
        int from = Math.max(0, low);
        int to = Math.min(getItemCount(), high);
        if (from < to) {
            var rows = new BitSet(to);
            rows.set(from, to);
            add(rows, Math.clamp(last, from, to - 1), column);
        }
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<T> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    @Override
    public boolean isSelected(int row) {
        return row >= 0 && selected.get(row);
    }

    @Override
    public boolean isSelected(int row, @Nullable TableColumn<T, ?> column) {
        return isSelected(row);
    }

    @Override
    public boolean isEmpty() {
        return selected.isEmpty();
    }

    @Override
    public void select(int row) {
        select(row, (TableColumn<T, ?>) null);
    }

    @Override
    public void select(int row, @Nullable TableColumn<T, ?> column) {
        if (row == -1) {
            clearSelection();
        } else {
            addRange(row, row + 1, row, column);
        }
    }

    @Override
    public void clearAndSelect(int row) {
        clearAndSelect(row, (TableColumn<T, ?>) null);
    }

    @Override
    public void clearAndSelect(int row, @Nullable TableColumn<T, ?> column) {
        if (row < 0 || row >= getItemCount()) {
            return;
        }
        settle();
        cells.replacing = !selected.isEmpty();
        selected.clear();
        select(row, column);
    }

    @Override
    public void selectIndices(int row, int... others) {
        var rows = new BitSet();
        int last = -1;
        int count = getItemCount();
        for (int i = -1; i < others.length; i++) {
            int each = i < 0 ? row : others[i];
            if (each >= 0 && each < count) {
                rows.set(each);
                last = each;
            }
        }
        if (last >= 0) {
            add(rows, last, null);
        }
    }

    /** From one row to before another, upwards too; the last gets the focus. */
    @Override
    public void selectRange(int start, int end) {
        if (start < end) {
            addRange(start, end, end - 1, null);
        } else if (start > end) {
            addRange(end + 1, start + 1, end + 1, null);
        }
    }

    /** From one row to another, both included; the second gets the focus. */
    @Override
    public void selectRange(
            int first,
            @Nullable TableColumnBase<T, ?> firstColumn,
            int last,
            @Nullable TableColumnBase<T, ?> lastColumn) {
        var column = (TableColumn<T, ?>) lastColumn;
        addRange(Math.min(first, last), Math.max(first, last) + 1, last, column);
    }

    @Override
    public void selectAll() {
        int focused = getFocusedIndex();
        addRange(0, getItemCount(), focused < 0 ? getItemCount() : focused, null);
    }

    @Override
    public void clearSelection(int row) {
        if (!isSelected(row)) {
            return;
        }
        settle();
        selected.clear(row);
        if (row == getSelectedIndex()) {
            int above = selected.previousSetBit(row);
            lead(above < 0 ? selected.nextSetBit(row) : above);
        }
        changed();
    }

    @Override
    public void clearSelection(int row, @Nullable TableColumn<T, ?> column) {
        clearSelection(row);
    }

    @Override
    public void clearSelection() {
        selected.clear();
        followed.forget();
        lead(-1);
        focus(-1);
        changed();
    }

    @Override
    public void selectLeftCell() {
        // there are no cells to select
    }

    @Override
    public void selectRightCell() {
        // there are no cells to select
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    /**
     * What the keys of a table know of its selection: where a range begins. They need to hear of
     * the row that was selected last alone, and at once.
     */
    @SuppressWarnings("rawtypes")
    private final class Cells extends ObservableListBase<TablePosition> {
        private boolean replacing;

        /** Whether what comes stands in place of what was. */
        boolean isReplaced() {
            boolean was = replacing;
            replacing = false;
            return was;
        }

        void added(int row, boolean replaces) {
            int at = Arrays.binarySearch(places(), row);
            List<TablePosition> removed = replaces ? List.of(get(at)) : List.of();
            fireChange(new PickedList.Replacement<>(this, at, at + 1, removed));
        }

        @Override
        public TablePosition get(int index) {
            return new TablePosition<>(getTableView(), places()[index], null);
        }

        @Override
        public int size() {
            return places().length;
        }
    }
}
