package dev.bindsight.view.rows;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Makes lists for a {@link Listing}. Belongs to one thread at a time.
 *
 * @param <R> what is read
 * @param <Q> what is asked
 * @param <U> a list to be shown
 */
public interface Lister<R, Q, U> {
    /**
     * Makes a list.
     *
     * @param read what was read since the list before, absent if nothing was
     * @param query what is asked
     * @param taken whether the list made before is shown by now; if not, it never will be
     */
    U list(@Nullable R read, Q query, Instant now, boolean taken);

    /** When a list changes by itself, absent if it does not. */
    @Nullable Instant nextChange();
}
