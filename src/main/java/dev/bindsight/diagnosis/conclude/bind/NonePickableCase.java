package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.fact.BindReason;

/** Port 0 was asked for, and every port that the kernel picks from is taken. */
record NonePickableCase(BindObservation found) implements BindCase {
    @Override
    public BindCause cause() {
        EphemeralPorts range = found.machine().ephemeral();
        return new Cause.EphemeralPortsExhausted(range, range == null ? 0 : range.count());
    }

    @Override
    public BindReason reason() {
        return new BindReason.NonePickable(found.machine().ephemeral());
    }
}
