package dev.bindsight.view.ports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks an old list of rows and a new one side by side and finds where they differ. It takes time
 * in proportion to their lengths: a general difference would take seconds for 100,000 rows.
 */
final class ListWalk {
    /** With more places than this, telling the table to start over is cheaper. */
    private static final int MANY = 4_000;

    private final PortRow[] before;
    private final PortRow[] after;
    private final boolean[] placed;
    private final List<ListEdit> edits = new ArrayList<>();
    private final List<PortRow> removed = new ArrayList<>();
    private int added;
    private int old;
    private int now;

    private ListWalk(PortRow[] before, PortRow[] after) {
        this.before = before;
        this.after = after;
        this.placed = new boolean[after.length];
    }

    /**
     * The edits that turn one list into the other, from top to bottom. A row that changed its place
     * is removed in one edit and added in another.
     *
     * @param before distinct rows
     * @param after distinct rows
     */
    static List<ListEdit> edits(PortRow[] before, PortRow[] after) {
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

    private List<ListEdit> walk() {
        while (old < before.length || now < after.length) {
            if (now == after.length) {
                remove();
            } else if (old == before.length) {
                add();
            } else if (before[old] == after[now]) {
                finishEdit();
                placed[now] = true;
                old++;
                now++;
            } else {
                step(before[old], after[now]);
            }
        }
        finishEdit();
        return edits.size() > MANY
                ? List.of(new ListEdit(0, Arrays.asList(before), after.length))
                : edits;
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
        old++;
    }

    private void add() {
        placed[now] = true;
        added++;
        now++;
    }

    private void finishEdit() {
        if (added > 0 || !removed.isEmpty()) {
            edits.add(new ListEdit(now - added, List.copyOf(removed), added));
            removed.clear();
            added = 0;
        }
    }
}
