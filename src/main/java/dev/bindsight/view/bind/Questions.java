package dev.bindsight.view.bind;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;

/** What is asked or shown before a fix. Called on the FX thread; none of it blocks. */
public interface Questions {
    /**
     * Asks whether a socket shall be closed.
     *
     * @param diagnosis the diagnosis that offers it
     * @param yes goes on with it
     */
    void askToClose(Offer offer, Diagnosis diagnosis, Runnable yes);

    /** Shows what the user can do outside Bindsight. */
    void showCommands(Offer offer);
}
