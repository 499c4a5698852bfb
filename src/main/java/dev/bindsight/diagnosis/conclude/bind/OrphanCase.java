package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** A connection that its process has closed and its peer has not. */
record OrphanCase(BindObservation found, Cause.HeldByOrphan cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.Orphaned(cause.holder(), cause.until(), found.lookedAt());
    }
}
