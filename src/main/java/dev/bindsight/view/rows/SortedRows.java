package dev.bindsight.view.rows;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The rows that are listed, in order. Where few changed, only their places are looked for: that
 * takes time in proportion to how many changed, and not to how many there are. Belongs to one
 * thread at a time.
 */
final class SortedRows<K, F> {
    private final Comparator<Row<K, F>> ties;
    private Comparator<F> order;
    private Row<K, F>[] rows = Row.array(0);

    /**
     * @param settled how rows stand that are equal in the order that was asked for
     * @param keys a total order, for what is equal in that too
     */
    SortedRows(Comparator<F> settled, Comparator<? super K> keys) {
        this.order = settled;
        Comparator<Row<K, F>> byFacts = (left, right) -> settled.compare(facts(left), facts(right));
        this.ties = byFacts.thenComparing((left, right) -> compareKeys(keys, left, right));
    }

    /** The rows in order; never changed. */
    Row<K, F>[] rows() {
        return rows;
    }

    /**
     * Sorts all rows in another order. Those listed before come first and as they stood: a sort of
     * what is nearly sorted takes time in proportion to its length.
     */
    ListChange<K, F> sort(Iterable<Row<K, F>> all, Comparator<F> other) {
        order = other;
        var next = new ArrayList<Row<K, F>>(rows.length + 64);
        for (Row<K, F> row : rows) {
            boolean stays = row.isListed();
            row.placed = stays ? row.made : null;
            if (stays) {
                next.add(row);
            }
        }
        for (Row<K, F> row : all) {
            if (row.isListed() && row.placed == null) {
                row.placed = row.made;
                next.add(row);
            }
        }
        next.sort(this::compare);
        Row<K, F>[] before = rows;
        rows = next.toArray(Row.array(next.size()));
        return ListWalk.change(before, rows);
    }

    /**
     * Finds the places of the rows that changed.
     *
     * @param touched rows that show something else, came, went, or no longer fit
     * @return how the list became the one it is now; absent if it is not in the order it should be
     *     in, and has to be sorted
     */
    @Nullable ListChange<K, F> place(List<Row<K, F>> touched) {
        var coming = new ArrayList<Row<K, F>>();
        int[] places = new int[touched.size()];
        int found = 0;
        for (Row<K, F> row : touched) {
            if (row.placed != null) {
                int at = search(rows, 0, row);
                if (at < 0 || rows[at] != row) {
                    return null;
                }
                places[found++] = at;
            } else if (row.isListed()) {
                coming.add(row);
            }
        }
        places = Arrays.copyOf(places, found);
        Arrays.sort(places);
        int[] leaving = leave(places, coming);
        if (leaving.length == 0 && coming.isEmpty()) {
            return ListChange.none(rows);
        }
        for (Row<K, F> row : coming) {
            row.placed = row.made;
        }
        coming.sort(this::compare);
        Row<K, F>[] before = rows;
        var removals = new ArrayList<ListChange.Removal<K, F>>();
        Row<K, F>[] between = without(leaving, removals);
        var additions = new ArrayList<ListChange.Addition>();
        rows = with(between, coming, additions);
        return leaving.length + coming.size() > ListChange.MANY
                ? ListChange.startOver(before, rows)
                : new ListChange<>(removals, between, additions, rows);
    }

    /**
     * Which of the rows that changed leave their places: those that are no longer listed, and those
     * that are out of order now and come in again.
     *
     * @param places where the rows are that changed, from top to bottom
     */
    private int[] leave(int[] places, List<Row<K, F>> coming) {
        int[] leaving = new int[places.length];
        int left = 0;
        for (int i = 0; i < places.length; ) {
            // neighbours that changed are judged together, between two rows that did not
            int above = places[i] - 1;
            int end = i + 1;
            while (end < places.length && places[end] == places[end - 1] + 1) {
                end++;
            }
            int below = places[end - 1] + 1;
            for (; i < end; i++) {
                Row<K, F> row = rows[places[i]];
                if (row.isListed() && fits(row, above, below)) {
                    row.placed = row.made;
                    above = places[i];
                    continue;
                }
                leaving[left++] = places[i];
                row.placed = null;
                if (row.isListed()) {
                    coming.add(row);
                }
            }
        }
        return Arrays.copyOf(leaving, left);
    }

    /** Whether a row with what it is to show stands between two others that stay. */
    private boolean fits(Row<K, F> row, int above, int below) {
        @Nullable F was = row.placed;
        row.placed = row.made;
        boolean fits =
                (above < 0 || compare(rows[above], row) < 0)
                        && (below == rows.length || compare(row, rows[below]) < 0);
        row.placed = was;
        return fits;
    }

    private Row<K, F>[] without(int[] leaving, List<ListChange.Removal<K, F>> removals) {
        Row<K, F>[] between = Row.array(rows.length - leaving.length);
        int from = 0;
        int to = 0;
        for (int i = 0; i < leaving.length; ) {
            int first = leaving[i];
            int end = first;
            while (i < leaving.length && leaving[i] == end) {
                end++;
                i++;
            }
            System.arraycopy(rows, from, between, to, first - from);
            to += first - from;
            from = end;
            removals.add(
                    new ListChange.Removal<>(to, List.of(Arrays.copyOfRange(rows, first, end))));
        }
        System.arraycopy(rows, from, between, to, rows.length - from);
        return between;
    }

    private Row<K, F>[] with(
            Row<K, F>[] between, List<Row<K, F>> coming, List<ListChange.Addition> additions) {
        Row<K, F>[] after = Row.array(between.length + coming.size());
        int from = 0;
        int to = 0;
        int begun = -1;
        for (Row<K, F> row : coming) {
            int found = search(between, from, row);
            int at = found < 0 ? -1 - found : found;
            if (begun >= 0 && at > from) {
                additions.add(new ListChange.Addition(begun, to));
                begun = -1;
            }
            System.arraycopy(between, from, after, to, at - from);
            to += at - from;
            from = at;
            begun = begun < 0 ? to : begun;
            after[to++] = row;
        }
        if (begun >= 0) {
            additions.add(new ListChange.Addition(begun, to));
        }
        System.arraycopy(between, from, after, to, between.length - from);
        return after;
    }

    private int search(Row<K, F>[] in, int from, Row<K, F> row) {
        return Arrays.binarySearch(in, from, in.length, row, this::compare);
    }

    private int compare(Row<K, F> left, Row<K, F> right) {
        int compared = order.compare(facts(left), facts(right));
        return compared == 0 ? ties.compare(left, right) : compared;
    }

    private static <K, F> F facts(Row<K, F> row) {
        F placed = row.placed;
        return placed == null ? row.made : placed;
    }

    private static <K, F> int compareKeys(
            Comparator<? super K> keys, Row<K, F> left, Row<K, F> right) {
        K one = left.key();
        K other = right.key();
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return keys.compare(one, other);
    }
}
