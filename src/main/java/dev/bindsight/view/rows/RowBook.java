package dev.bindsight.view.rows;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows what rows are about: keeps one row for each key, marks what appeared and what went, and
 * makes lists of the rows that fit, in order. It is told what there is, at best only what changed,
 * and then works in proportion to that. Belongs to one thread at a time, never the FX thread.
 *
 * <p>A list that was not taken in time is replaced by one that differs from the same list as it
 * did: what is shown is always known here.
 *
 * @param <K> what identifies a row; equal as long as it is about the same
 * @param <F> what a row shows
 */
public final class RowBook<K, F extends Marked<F>> {
    /** How long a mark stays. */
    public static final Duration MARKED = Duration.ofSeconds(3);

    private final Map<K, Row<K, F>> rows = new HashMap<>();
    private final SortedRows<K, F> sorted;
    private final Set<Row<K, F>> marked = new LinkedHashSet<>();
    private final List<Row<K, F>> touched = new ArrayList<>();
    private final Set<Row<K, F>> unseen = new LinkedHashSet<>();
    private Row<K, F>[] shown = Row.array(0);
    private Row<K, F>[] made = Row.array(0);
    private @Nullable Comparator<F> order;
    private Predicate<? super F> fits = _ -> true;
    private Instant now = Instant.MIN;
    private boolean marksNew;
    private boolean marksGone;
    private boolean anew;
    private int generation;
    private int listsShown;
    private int matching;
    private int total;

    /**
     * An empty book.
     *
     * @param settled how rows stand that are equal in the order that is asked for
     * @param keys a total order, for what is equal in that too
     */
    public RowBook(Comparator<F> settled, Comparator<? super K> keys) {
        this.sorted = new SortedRows<>(settled, keys);
    }

    /**
     * Begins to be told what there is now.
     *
     * @param at the time marks are counted from
     * @param taken whether the list made before is shown by now; if not, it never will be
     */
    public void begin(Instant at, boolean taken) {
        now = at;
        if (taken) {
            shown = made;
            listsShown++;
            unseen.clear();
        }
    }

    /**
     * What is told is for this question.
     *
     * @param filter what belongs into the list; judged where facts change, or if {@code another}
     * @param another whether it is another question than before: then every row is judged again,
     *     and what was gone is let go
     * @param marksNew whether what appears is new; otherwise it only comes into the list
     * @param marksGone whether what is not there any more is gone; otherwise it only leaves the
     *     list
     */
    public void judge(
            Predicate<? super F> filter, boolean another, boolean marksNew, boolean marksGone) {
        fits = filter;
        anew = another;
        this.marksNew = marksNew;
        this.marksGone = marksGone;
        generation++;
    }

    /** The row of a key, absent if there is none. */
    public @Nullable Row<K, F> row(K key) {
        return rows.get(key);
    }

    /** Every row there is, also those that do not fit, in no promised order; not to be changed. */
    public Collection<Row<K, F>> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** There is something; its mark is seen to. */
    public void show(K key, F facts) {
        Row<K, F> row = rows.get(key);
        if (row == null) {
            row = new Row<>(key, marksNew ? facts.marked(Mark.NEW) : facts);
            row.fits = fits.test(row.made);
            row.listsBefore = listsShown;
            rows.put(key, row);
            count(row, 1);
            touch(row);
            if (marksNew) {
                mark(row);
            }
        } else {
            Mark kept = row.made.mark() == Mark.NEW ? Mark.NEW : Mark.NONE;
            change(row, facts.mark() == kept ? facts : facts.marked(kept), true);
        }
        row.seen = generation;
    }

    /** There still is what a row shows. */
    public void keep(Row<K, F> row) {
        if (anew) {
            change(row, row.made, true);
        }
        row.seen = generation;
    }

    /** There no longer is what a row was about; it stays for a while, marked. */
    public void gone(K key) {
        Row<K, F> row = rows.get(key);
        if (row != null) {
            if (!marksGone) {
                leave(key);
            } else if (row.made.mark() != Mark.GONE) {
                change(row, row.made.marked(Mark.GONE), false);
                mark(row);
            }
        }
    }

    /** What a row is about no longer belongs here, though it may be there. */
    public void leave(K key) {
        Row<K, F> row = rows.remove(key);
        if (row != null) {
            marked.remove(row);
            drop(row);
        }
    }

    /**
     * Everything there is was told since it was begun: the rest is not there any more.
     *
     * @param there whether what a row is about is there all the same, and only does not belong here
     */
    public void sweep(Predicate<? super F> there) {
        for (Iterator<Row<K, F>> each = rows.values().iterator(); each.hasNext(); ) {
            Row<K, F> row = each.next();
            boolean gone = row.made.mark() == Mark.GONE;
            if (row.seen == generation || gone && !anew) {
                continue;
            }
            if (!gone && marksGone && !there.test(row.made)) {
                change(row, row.made.marked(Mark.GONE), anew);
                mark(row);
            } else {
                marked.remove(row);
                drop(row);
                each.remove();
            }
        }
    }

    /**
     * Another list of what was told.
     *
     * @param by how it is sorted
     * @param arrangement puts rows of its own between them, absent for none
     */
    public ListUpdate<K, F> list(Comparator<F> by, @Nullable Arrangement<K, F> arrangement) {
        endMarks();
        Row<K, F>[] before = sorted.rows();
        ListChange<K, F> change = order(by);
        touched.forEach(row -> row.touched = false);
        touched.clear();
        if (arrangement == null) {
            made = sorted.rows();
        } else {
            List<Row<K, F>> all = arrangement.arrange(Arrays.asList(sorted.rows()), this::show);
            made = all.toArray(Row.array(all.size()));
        }
        boolean known = shown == before && made == change.after();
        List<ListUpdate.Change<K, F>> changes = new ArrayList<>(unseen.size());
        unseen.forEach(row -> changes.add(new ListUpdate.Change<>(row, row.made)));
        return new ListUpdate<>(
                known ? change : ListWalk.change(shown, made), changes, matching, total);
    }

    /** When the next mark ends, absent if none is on. */
    public @Nullable Instant nextMarkEnd() {
        Instant next = null;
        for (Row<K, F> row : marked) {
            if (next == null || row.markedUntil.isBefore(next)) {
                next = row.markedUntil;
            }
        }
        return next;
    }

    private ListChange<K, F> order(Comparator<F> by) {
        boolean same = by == order;
        order = by;
        ListChange<K, F> placed = same ? sorted.place(touched) : null;
        return placed == null ? sorted.sort(rows.values(), by) : placed;
    }

    /** A row that an arrangement made shows something else. */
    private void show(Row<K, F> row, F facts) {
        if (!row.made.equals(facts)) {
            row.made = facts;
            unseen.add(row);
        }
    }

    private void endMarks() {
        for (Iterator<Row<K, F>> each = marked.iterator(); each.hasNext(); ) {
            Row<K, F> row = each.next();
            boolean over = !row.markedUntil.isAfter(now);
            switch (row.made.mark()) {
                case NONE -> each.remove();
                case NEW -> {
                    if (over) {
                        change(row, row.made.marked(Mark.NONE), false);
                        each.remove();
                    }
                }
                case GONE -> {
                    if (over) {
                        each.remove();
                        rows.remove(row.key());
                        drop(row);
                    }
                }
            }
        }
    }

    private void mark(Row<K, F> row) {
        row.markedUntil = now.plus(MARKED);
        marked.add(row);
    }

    private void drop(Row<K, F> row) {
        count(row, -1);
        row.dropped = true;
        if (row.listsBefore == listsShown) {
            // it came and went while nothing was shown
            unseen.remove(row);
        }
        touch(row);
    }

    private void change(Row<K, F> row, F facts, boolean judged) {
        count(row, -1);
        if (!row.made.equals(facts)) {
            row.made = facts;
            unseen.add(row);
        }
        if (judged) {
            row.fits = fits.test(row.made);
        }
        count(row, 1);
        touch(row);
    }

    private void touch(Row<K, F> row) {
        if (!row.touched) {
            row.touched = true;
            touched.add(row);
        }
    }

    private void count(Row<K, F> row, int change) {
        if (row.made.mark() != Mark.GONE && !row.dropped) {
            total += change;
            matching += row.fits ? change : 0;
        }
    }
}
