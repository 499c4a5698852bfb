package dev.bindsight.view.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A list ready to be shown, made away from the FX thread.
 *
 * @param list how the list shown before becomes this one
 * @param changed the rows that show something else
 * @param matching how many rows fit the filter and are there
 * @param total how many rows there would be without it
 */
public record ListUpdate<K, F>(
        ListChange<K, F> list, List<Change<K, F>> changed, int matching, int total) {
    /** The rows that come, also those that only change their places. */
    public List<Row<K, F>> coming() {
        List<Row<K, F>> all = Arrays.asList(list.after());
        if (list.additions().size() == 1) {
            ListChange.Addition one = list.additions().getFirst();
            return all.subList(one.from(), one.to());
        }
        var coming = new ArrayList<Row<K, F>>();
        for (ListChange.Addition addition : list.additions()) {
            coming.addAll(all.subList(addition.from(), addition.to()));
        }
        return coming;
    }

    /** Whether no row is listed. */
    public boolean isBlank() {
        return list.after().length == 0;
    }

    /**
     * A row that shows something else.
     *
     * @param row which
     * @param facts what it shows
     */
    record Change<K, F>(Row<K, F> row, F facts) {}
}
