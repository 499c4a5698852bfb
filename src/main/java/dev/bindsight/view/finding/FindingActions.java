package dev.bindsight.view.finding;

import dev.bindsight.model.SocketKey;
import dev.bindsight.model.fact.Offer;

/** Where the links and buttons of a finding lead. Called on the FX thread; none of it blocks. */
public interface FindingActions {
    /** Shows a socket in the list of ports. */
    void showSocket(SocketKey socket);

    /** Does what an offer says, after the questions it takes. */
    void take(Offer offer);
}
