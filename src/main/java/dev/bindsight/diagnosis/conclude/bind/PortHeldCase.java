package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** A listener, or an unconnected UDP socket, has the very address. */
record PortHeldCase(BindObservation found, Cause.PortHeld cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.PortTaken(who);
    }
}
