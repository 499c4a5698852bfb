package dev.bindsight.view.ports;

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
record ListChange(
        List<Removal> removals, PortRow[] between, List<Addition> additions, PortRow[] after) {
    /** Replaces everything; cheaper than naming thousands of places, as after another sort. */
    static ListChange startOver(PortRow[] before, PortRow[] after) {
        return new ListChange(
                List.of(new Removal(0, Arrays.asList(before))),
                new PortRow[0],
                List.of(new Addition(0, after.length)),
                after);
    }

    /** Leaves the list that this change leads to as it is. */
    ListChange settled() {
        return new ListChange(List.of(), after, List.of(), after);
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
    record Removal(int at, List<PortRow> rows) {}

    /**
     * Rows that come.
     *
     * @param from the first, in the new list
     * @param to behind the last
     */
    record Addition(int from, int to) {}
}
