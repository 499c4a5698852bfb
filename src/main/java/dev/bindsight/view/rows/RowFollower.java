package dev.bindsight.view.rows;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;

import org.jspecify.annotations.Nullable;

/**
 * Has a row on the screen show what its item shows now: the table gives it one item after the
 * other, each of which changes by itself. An item does not keep a row on the screen alive.
 *
 * @param <K> what tells items apart
 * @param <F> what an item shows
 */
public final class RowFollower<K, F> {
    private final InvalidationListener onFacts;
    private final WeakInvalidationListener weakOnFacts;
    private @Nullable Row<K, F> followed;

    /**
     * Follows nothing yet.
     *
     * @param show shows what is followed as it is then
     */
    public RowFollower(Runnable show) {
        onFacts = _ -> show.run();
        weakOnFacts = new WeakInvalidationListener(onFacts);
    }

    /** Follows another item from now on, or none. */
    public void follow(@Nullable Row<K, F> next) {
        if (next != followed) {
            if (followed != null) {
                followed.removeListener(weakOnFacts);
            }
            if (next != null) {
                next.addListener(weakOnFacts);
            }
            followed = next;
        }
    }

    /** What is to be shown, absent for nothing. */
    public @Nullable F facts() {
        return followed == null ? null : followed.get();
    }
}
