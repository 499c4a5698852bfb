package dev.bindsight.fix;

import dev.bindsight.model.ProcessDetails;

/** Watches a stop and decides what only a person may. Called on the thread that stops. */
public interface StopObserver {
    /** Something happened. */
    void step(StopStep step);

    /**
     * The process did not end after SIGTERM: may it be sent SIGKILL? May block until the user
     * answers; an answer of no leaves it running.
     */
    boolean mayKill(ProcessDetails process);

    /** Whether the user has cancelled; asked at least every 100 ms. */
    boolean cancelled();
}
