package dev.bindsight.view.rows;

import javafx.collections.ListChangeListener.Change;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds selected rows again where they are when other rows came and went. A row that goes is waited
 * for, since one that moves goes and comes.
 */
final class FollowedRows<T> {
    private final Set<T> away = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable T leadRow;
    private int lead = -1;
    private boolean moved;

    /** Follows nothing yet. */
    FollowedRows() {}

    /** Whether a selected row went that may come again. */
    boolean isWaiting() {
        return !away.isEmpty();
    }

    /** Whether rows were followed since it was last settled. */
    boolean isMoved() {
        return moved;
    }

    /** Waits for no row. */
    void forget() {
        away.clear();
        leadRow = null;
        lead = -1;
        moved = false;
    }

    /**
     * Ends the waiting.
     *
     * @param selected where the selected rows are now
     * @return where the row is that was selected last; if it went, another, -1 if there is none
     */
    int settle(BitSet selected) {
        int now = lead >= 0 && selected.get(lead) ? lead : selected.length() - 1;
        forget();
        return now;
    }

    /**
     * Where selected rows are after a change.
     *
     * @param before where they were
     * @param leadBefore where the one was that was selected last
     * @param leadItem what that is
     */
    BitSet follow(BitSet before, int leadBefore, @Nullable T leadItem, Change<? extends T> change) {
        if (!moved) {
            lead = leadBefore;
            leadRow = leadItem;
            moved = true;
        }
        int leadWas = lead;
        lead = -1;
        var after = new BitSet();
        int from = 0;
        int to = 0;
        // looked for once between two of them: a change may name thousands of places, all of them
        // far from the one row that is selected
        int next = before.nextSetBit(0);
        while (change.next()) {
            int kept = change.getFrom() - to;
            int end = from + kept;
            if (next >= 0 && next < end) {
                copy(before, next, end, after, to - from);
                next = before.nextSetBit(end);
            }
            lead = leadWas >= from && leadWas < end ? leadWas - from + to : lead;
            from = end;
            List<? extends T> removed = change.getRemoved();
            end += removed.size();
            while (next >= 0 && next < end) {
                away.add(removed.get(next - from));
                next = before.nextSetBit(next + 1);
            }
            from = end;
            to = change.getFrom();
            if (change.wasAdded()) {
                to = change.getTo();
                if (!away.isEmpty()) {
                    come(change, after);
                }
            }
        }
        lead = leadWas >= from ? leadWas - from + to : lead;
        if (next >= 0) {
            copy(before, next, before.length(), after, to - from);
        }
        return after;
    }

    private void come(Change<? extends T> change, BitSet after) {
        List<? extends T> rows = change.getList();
        // mostly one, and to look up 100,000 rows for it would take ten times as long
        T only = away.size() == 1 ? away.iterator().next() : null;
        for (int i = change.getFrom(); i < change.getTo() && !away.isEmpty(); i++) {
            T row = rows.get(i);
            if (only == null ? away.remove(row) : row == only && away.remove(row)) {
                after.set(i);
                lead = row == leadRow ? i : lead;
            }
        }
    }

    private static void copy(BitSet before, int first, int end, BitSet after, int moved) {
        int start = first;
        while (start >= 0 && start < end) {
            int stop = Math.min(end, before.nextClearBit(start));
            after.set(start + moved, stop + moved);
            start = before.nextSetBit(stop);
        }
    }
}
