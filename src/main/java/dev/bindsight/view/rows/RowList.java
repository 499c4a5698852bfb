package dev.bindsight.view.rows;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

import java.util.List;

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
        // told as they were found: JavaFX would look at thousands of places once more to join them
        rows = change.between();
        if (!change.removals().isEmpty()) {
            fireChange(new Gone<>(this, change.removals()));
        }
        rows = change.after();
        if (!change.additions().isEmpty()) {
            fireChange(new Come<>(this, change.additions()));
        }
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

    /** Places of a list, one after the other from top to bottom. */
    private abstract static class Told<K, F, P> extends ListChangeListener.Change<Row<K, F>> {
        private static final int[] NO_PERMUTATION = {};

        private final List<P> places;
        private int at = -1;

        Told(RowList<K, F> list, List<P> places) {
            super(list);
            this.places = places;
        }

        /** The place that is told of. */
        final P place() {
            if (at < 0) {
                throw new IllegalStateException("next() was not called");
            }
            return places.get(at);
        }

        @Override
        public final boolean next() {
            if (at + 1 == places.size()) {
                return false;
            }
            at++;
            return true;
        }

        @Override
        public final void reset() {
            at = -1;
        }

        @Override
        protected final int[] getPermutation() {
            return NO_PERMUTATION;
        }
    }

    /** Rows went. */
    private static final class Gone<K, F> extends Told<K, F, ListChange.Removal<K, F>> {
        Gone(RowList<K, F> list, List<ListChange.Removal<K, F>> removals) {
            super(list, removals);
        }

        @Override
        public int getFrom() {
            return place().at();
        }

        @Override
        public int getTo() {
            return place().at();
        }

        @Override
        public List<Row<K, F>> getRemoved() {
            return place().rows();
        }
    }

    /** Rows came. */
    private static final class Come<K, F> extends Told<K, F, ListChange.Addition> {
        Come(RowList<K, F> list, List<ListChange.Addition> additions) {
            super(list, additions);
        }

        @Override
        public int getFrom() {
            return place().from();
        }

        @Override
        public int getTo() {
            return place().to();
        }

        @Override
        public List<Row<K, F>> getRemoved() {
            return List.of();
        }
    }
}
