package dev.bindsight.view.rows;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How rows of a list stand together: under a head of their group, with notes of the group below it,
 * each of which may fold some of its rows, and a note below a single row. What a key is equal to
 * stays the same row of the table.
 *
 * @param <F> what a row shows, also that of a head or a note
 */
public interface Shape<F> {
    /** The group a row belongs to, absent where it stands by itself. */
    @Nullable Object group(F facts);

    /** Whether the rows of a group are listed. */
    boolean isOpen(Object group);

    /** What the head of a group shows; its members are in order, at least one. */
    F head(Object group, List<F> members, boolean open);

    /** The notes that stand below the head of a group, in order. */
    List<Note<F>> notes(Object group, List<F> members);

    /** The note among those of its group under which a row is folded, absent for none. */
    @Nullable Object foldedUnder(F facts);

    /** The note that stands below a row, absent for none. */
    @Nullable F below(F facts);

    /**
     * A note of a group.
     *
     * @param key which it is
     * @param facts what it shows
     * @param open whether the rows that it folds are listed below it
     */
    record Note<F>(Object key, F facts, boolean open) {}
}
