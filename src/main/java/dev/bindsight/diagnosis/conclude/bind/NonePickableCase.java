package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;

/** Port 0 was asked for, and every port that the kernel picks from is taken. */
record NonePickableCase(BindObservation found, Cause.EphemeralPortsExhausted cause)
        implements BindCase {
    @Override
    public BindReason reason() {
        return new BindReason.NonePickable(cause.range());
    }
}
