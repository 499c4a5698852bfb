package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;

import org.jspecify.annotations.Nullable;

/**
 * A process that has a socket open, and what it was doing.
 *
 * @param process the process
 * @param condition what it was doing, absent where that cannot be read
 */
public record HolderState(ProcessDetails process, @Nullable ProcessCondition condition) {
    /** Whether something keeps it from taking a signal or a connection. */
    boolean isHindered() {
        return condition != null && !condition.isOrdinary();
    }

    /** Whether it can accept no connection now. */
    boolean acceptsNothing() {
        return condition != null
                && (condition.state().isHalted() || condition.isOutOfDescriptors());
    }
}
