package dev.bindsight.view.ports;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;

import java.util.List;

/**
 * The rows that the table shows. It becomes another list in one change that names just the
 * differences: at 100,000 rows that is what keeps a refresh within a frame.
 */
public final class PortList extends ObservableListBase<PortRow> {
    private final ReadOnlyBooleanWrapper changing = new ReadOnlyBooleanWrapper(this, "changing");
    private PortRow[] rows = {};

    /** An empty list. */
    PortList() {}

    /** Whether rows are being added and removed; the selection is put aside meanwhile. */
    public ReadOnlyBooleanProperty changingProperty() {
        return changing.getReadOnlyProperty();
    }

    /**
     * Becomes another list.
     *
     * @param next the rows from now on; not changed by anyone afterwards
     * @param edits where they differ from the rows up to now
     */
    void become(PortRow[] next, List<ListEdit> edits) {
        if (edits.isEmpty()) {
            rows = next;
            return;
        }
        changing.set(true);
        beginChange();
        rows = next;
        for (ListEdit edit : edits) {
            int end = edit.at() + edit.added();
            if (edit.removed().isEmpty()) {
                nextAdd(edit.at(), end);
            } else if (edit.added() == 0) {
                nextRemove(edit.at(), edit.removed());
            } else {
                nextReplace(edit.at(), end, edit.removed());
            }
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
