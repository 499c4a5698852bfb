package dev.bindsight.diagnosis;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.fact.Finding;

/**
 * Takes the findings of a connect one after the other, by port and then in the order of the
 * addresses, on the thread that asked for the connect. Of tens of thousands of ports none is kept
 * but what this keeps.
 */
@FunctionalInterface
public interface FindingSink {
    /** Takes one, complete. */
    void take(Finding finding);

    /** Whether it is to be said why an attempt failed; asked in order. */
    default boolean wantsReason(Attempt attempt) {
        return true;
    }
}
