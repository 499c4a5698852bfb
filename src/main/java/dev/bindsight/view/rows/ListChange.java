package dev.bindsight.view.rows;

import java.util.Arrays;
import java.util.List;

/**
 * How one list becomes another: first rows go, then rows come. The two are told to the table apart,
 * because it makes all its cells anew for a row that takes the place of another, which at 28 rows
 * in sight costs more than everything else.
 *
 * @param removals the rows that go, from top to bottom
 * @param between the list when they are gone
 * @param additions where rows come, from top to bottom
 * @param after the list when they are there
 */
record ListChange<K, F>(
        List<Removal<K, F>> removals,
        Row<K, F>[] between,
        List<Addition> additions,
        Row<K, F>[] after) {
    /** With more rows than this out of place, telling the table to start over is cheaper. */
    static final int MANY = 8_000;

    /** Replaces everything; cheaper than naming thousands of places, as after another sort. */
    static <K, F> ListChange<K, F> startOver(Row<K, F>[] before, Row<K, F>[] after) {
        return new ListChange<>(
                List.of(new Removal<>(0, Arrays.asList(before))),
                Row.array(0),
                List.of(new Addition(0, after.length)),
                after);
    }

    /** Leaves a list as it is. */
    static <K, F> ListChange<K, F> none(Row<K, F>[] rows) {
        return new ListChange<>(List.of(), rows, List.of(), rows);
    }

    /** Whether both lists are the same. */
    boolean isEmpty() {
        return removals.isEmpty() && additions.isEmpty();
    }

    /**
     * Rows that go.
     *
     * @param at where they were, in the list without the rows that went above them
     * @param rows the rows, in order
     */
    record Removal<K, F>(int at, List<Row<K, F>> rows) {}

    /**
     * Rows that come.
     *
     * @param from the first, in the new list
     * @param to behind the last
     */
    record Addition(int from, int to) {}
}
