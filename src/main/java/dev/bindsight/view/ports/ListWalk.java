package dev.bindsight.view.ports;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks an old list of rows and a new one side by side and finds where they differ. It takes time
 * in proportion to their lengths: a general difference would take seconds for 100,000 rows.
 */
final class ListWalk {
    /** With more rows than this out of place, telling the table to start over is cheaper. */
    private static final int MANY = 8_000;

    private final PortRow[] before;
    private final PortRow[] after;
    private final boolean[] placed;
    private final List<PortRow> kept;
    private final List<ListChange.Removal> removals = new ArrayList<>();
    private final List<ListChange.Addition> additions = new ArrayList<>();
    private final List<PortRow> removed = new ArrayList<>();
    private int added;
    private int touched;
    private int old;
    private int now;

    private ListWalk(PortRow[] before, PortRow[] after) {
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
    static ListChange change(PortRow[] before, PortRow[] after) {
        for (int i = 0; i < before.length; i++) {
            before[i].oldIndex = i;
            before[i].newIndex = -1;
        }
        for (PortRow row : after) {
            // left over from an earlier list, unless it is where it says it is
            if (row.oldIndex >= before.length || row.oldIndex < 0 || before[row.oldIndex] != row) {
                row.oldIndex = -1;
            }
        }
        for (int i = 0; i < after.length; i++) {
            after[i].newIndex = i;
        }
        return new ListWalk(before, after).walk();
    }

    private ListChange walk() {
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
        return touched > MANY
                ? ListChange.startOver(before, after)
                : new ListChange(removals, kept.toArray(PortRow[]::new), additions, after);
    }

    /** Decides which of two different rows is out of place. */
    private void step(PortRow mine, PortRow theirs) {
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
            removals.add(new ListChange.Removal(kept.size(), List.copyOf(removed)));
            removed.clear();
        }
        if (added > 0) {
            additions.add(new ListChange.Addition(now - added, now));
            added = 0;
        }
    }
}
