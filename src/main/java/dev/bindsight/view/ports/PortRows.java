package dev.bindsight.view.ports;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;

/**
 * The rows that the table shows. It becomes another list by naming just the differences: at 100,000
 * rows that is what keeps a refresh within a frame.
 */
public final class PortRows extends ObservableListBase<PortRow> {
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper(this, "changing");
    private PortRow[] rows = {};

    /** An empty list. */
    PortRows() {}

    /** Whether rows are being added and removed; the selection tells of it afterwards. */
    public ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    /** Becomes another list. */
    void become(ListChange change) {
        if (change.isEmpty()) {
            return;
        }
        changing.set(true);
        rows = change.between();
        beginChange();
        for (ListChange.Removal removal : change.removals()) {
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
    public PortRow get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }
}
