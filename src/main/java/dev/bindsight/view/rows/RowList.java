package dev.bindsight.view.rows;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;

/**
 * The rows that a table shows. It becomes another list by naming just the differences: at 100,000
 * rows that is what keeps a refresh within a frame. For the FX thread.
 */
public final class RowList<K, F> extends ObservableListBase<Row<K, F>> {
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper(this, "changing");
    private Row<K, F>[] rows = Row.array(0);

    /** An empty list. */
    public RowList() {}

    /** Whether rows are being added and removed; the selection tells of it afterwards. */
    public ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    /** Becomes another list, whose rows show what they are to show. */
    public void become(ListUpdate<K, F> update) {
        for (ListUpdate.Change<K, F> change : update.changed()) {
            change.row().show(change.facts());
        }
        become(update.list());
    }

    /** Becomes another list. */
    void become(ListChange<K, F> change) {
        if (change.isEmpty()) {
            return;
        }
        changing.set(true);
        rows = change.between();
        beginChange();
        for (ListChange.Removal<K, F> removal : change.removals()) {
            nextRemove(removal.at(), removal.rows());
        }
        endChange();
        rows = change.after();
        beginChange();
        for (ListChange.Addition addition : change.additions()) {
            nextAdd(addition.from(), addition.to());
        }
        endChange();
        changing.set(false);
    }

    @Override
    public Row<K, F> get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}
