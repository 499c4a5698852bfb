package dev.bindsight.view.rows;

import java.util.ArrayList;
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

    /**
     * Replaces everything; cheaper than naming thousands of places, as after another sort. That all
     * went is told in two parts: told of it at once, JavaFX empties every row on the screen before
     * it shows another in it, which has each styled and laid out twice.
     */
    static <K, F> ListChange<K, F> startOver(Row<K, F>[] before, Row<K, F>[] after) {
        List<Row<K, F>> all = Arrays.asList(before);
        int half = before.length / 2;
        List<Removal<K, F>> removals = new ArrayList<>(2);
        if (half > 0) {
            removals.add(new Removal<>(0, all.subList(0, half)));
        }
        if (before.length > 0) {
            removals.add(new Removal<>(0, all.subList(half, before.length)));
        }
        return new ListChange<>(
                removals,
                Row.array(0),
                after.length == 0 ? List.of() : List.of(new Addition(0, after.length)),
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
