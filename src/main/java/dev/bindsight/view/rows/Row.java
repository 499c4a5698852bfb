package dev.bindsight.view.rows;

import javafx.beans.property.ReadOnlyObjectPropertyBase;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A row of a list: the same object for as long as what it is about is there, so that the table
 * keeps its cell. It is its own observable value, because 100,000 rows shall cost one object each;
 * the cells on the screen are the only listeners.
 *
 * @param <K> what identifies what it is about
 * @param <F> what it shows
 */
public final class Row<K, F> extends ReadOnlyObjectPropertyBase<F> {
    private final @Nullable K key;
    private F shown;

    // what follows is for the thread that makes lists alone

    /** What it is to show, though it may not do so yet. */
    F made;

    /** What it showed when its place in the list was found; absent while it is not listed. */
    @Nullable F placed;

    boolean fits;
    boolean dropped;
    boolean touched;
    int seen;

    /** How many lists had been shown when it came. */
    int listsBefore;

    Instant markedUntil = Instant.MIN;

    /** Where it is in the list handed out before. */
    int oldIndex = -1;

    /** Where it is in the list being made. */
    int newIndex = -1;

    /**
     * A row.
     *
     * @param key what it is about, absent where it sums up what other rows are about
     */
    public Row(@Nullable K key, F facts) {
        this.key = key;
        this.shown = facts;
        this.made = facts;
    }

    /** What it is about, absent where it sums up what other rows are about. */
    public @Nullable K key() {
        return key;
    }

    /** What it shows now. To be asked on the FX thread. */
    @Override
    public F get() {
        return shown;
    }

    /** What it is to show, for the thread that makes lists. */
    public F made() {
        return made;
    }

    /** Whether it belongs into the list. */
    boolean isListed() {
        return fits && !dropped;
    }

    /**
     * Shows something else. To be called on the FX thread, which does not compare: whether it is
     * something else was found out where the list was made.
     */
    void show(F other) {
        if (shown != other) {
            shown = other;
            fireValueChangedEvent();
        }
    }

    /** So many rows. */
    @SuppressWarnings("unchecked")
    static <K, F> Row<K, F>[] array(int length) {
        return (Row<K, F>[]) new Row<?, ?>[length];
    }

    @Override
    public @Nullable Object getBean() {
        return key;
    }

    @Override
    public String getName() {
        return "facts";
    }
}
