package dev.bindsight.model;

import org.jspecify.annotations.Nullable;

/**
 * An attempt and what is to be said about it.
 *
 * @param attempt the attempt
 * @param exchange what came over the connection, absent where nothing was asked for or there is
 *     none
 * @param diagnosis absent where nothing is to be explained: it worked, or the user cancelled it
 */
public record Finding(Attempt attempt, @Nullable Exchange exchange, @Nullable Diagnosis diagnosis) {
    /** A finding about a bind. */
    public Finding(Attempt attempt, @Nullable Diagnosis diagnosis) {
        this(attempt, null, diagnosis);
    }
}
