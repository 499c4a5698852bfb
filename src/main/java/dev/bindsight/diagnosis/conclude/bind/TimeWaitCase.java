package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** The kernel keeps the port against late segments (TIME_WAIT, RFC 9293). */
record TimeWaitCase(BindObservation found, Cause.HeldByTimeWait cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.InTimeWait(cause.until(), found.lookedAt());
    }
}
