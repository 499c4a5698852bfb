package dev.bindsight.fix;

import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessDetails;

import org.jspecify.annotations.Nullable;

/** Watches a stop and decides what only a person may. Called on the thread that stops. */
public interface StopObserver {
    /** Something happened. */
    void step(StopStep step);

    /**
     * The process did not end after SIGTERM. May block until the user answers.
     *
     * @param condition why that may be, absent if it is not known
     */
    Next outlived(ProcessDetails process, @Nullable ProcessCondition condition);

    /** Whether the user has cancelled; asked at least every 100 ms. */
    boolean cancelled();

    /** What may be done about a process that did not end. */
    enum Next {
        /** Nothing: it runs on. */
        LEAVE,
        /** SIGCONT, so that it takes the SIGTERM that waits, and as much patience again. */
        CONTINUE,
        /** SIGKILL. */
        KILL
    }
}
