package dev.bindsight.view.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks an old list of rows and a new one side by side and finds where they differ. It takes time
 * in proportion to their lengths: a general difference would take seconds for 100,000 rows.
 */
final class ListWalk<K, F> {
    private final Row<K, F>[] before;
    private final Row<K, F>[] after;
    private final boolean[] placed;
    private final List<Row<K, F>> kept;
    private final List<ListChange.Removal<K, F>> removals = new ArrayList<>();
    private final List<ListChange.Addition> additions = new ArrayList<>();
    private final List<Row<K, F>> removed = new ArrayList<>();
    private int added;
    private int touched;
    private int old;
    private int now;

    private ListWalk(Row<K, F>[] before, Row<K, F>[] after) {
        this.before = before;
        this.after = after;
        this.placed = new boolean[after.length];
        this.kept = new ArrayList<>(after.length);
    }

    /**
     * What turns one list into the other. A row that changed its place is removed and added again.
     *
     * @param before distinct rows
     * @param after distinct rows
     */
    static <K, F> ListChange<K, F> change(Row<K, F>[] before, Row<K, F>[] after) {
        for (int i = 0; i < before.length; i++) {
            before[i].oldIndex = i;
            before[i].newIndex = -1;
        }
        for (Row<K, F> row : after) {
            // left over from an earlier list, unless it is where it says it is
            if (row.oldIndex >= before.length || row.oldIndex < 0 || before[row.oldIndex] != row) {
                row.oldIndex = -1;
            }
        }
        for (int i = 0; i < after.length; i++) {
            after[i].newIndex = i;
        }
        return new ListWalk<>(before, after).walk();
    }

    private ListChange<K, F> walk() {
        while (old < before.length || now < after.length) {
            if (now == after.length) {
                remove();
            } else if (old == before.length) {
                add();
            } else if (before[old] == after[now]) {
                finishEdit();
                kept.add(after[now]);
                placed[now] = true;
                old++;
                now++;
            } else {
                step(before[old], after[now]);
            }
        }
        finishEdit();
        return touched > ListChange.MANY
                ? ListChange.startOver(before, after)
                : new ListChange<>(
                        removals, kept.toArray(Row.array(kept.size())), additions, after);
    }

    /** Decides which of two different rows is out of place. */
    private void step(Row<K, F> mine, Row<K, F> theirs) {
        boolean goneOrPlaced = mine.newIndex < 0 || placed[mine.newIndex];
        boolean newOrPassed = theirs.oldIndex < old;
        if (goneOrPlaced) {
            remove();
        } else if (newOrPassed) {
            add();
        } else if (mine.newIndex - now >= theirs.oldIndex - old) {
            remove(); // it went further than the other: it is the one that moved
        } else {
            add();
        }
    }

    private void remove() {
        removed.add(before[old]);
        touched++;
        old++;
    }

    private void add() {
        placed[now] = true;
        added++;
        touched++;
        now++;
    }

    private void finishEdit() {
        if (!removed.isEmpty()) {
            removals.add(new ListChange.Removal<>(kept.size(), List.copyOf(removed)));
            removed.clear();
        }
        if (added > 0) {
            additions.add(new ListChange.Addition(now - added, now));
            added = 0;
        }
    }
}
