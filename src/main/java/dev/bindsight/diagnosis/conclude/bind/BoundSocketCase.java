package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** A socket is bound there that neither listens nor is connected. */
record BoundSocketCase(BindObservation found, Cause.HeldByBoundSocket cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.PortBound(who);
    }
}
