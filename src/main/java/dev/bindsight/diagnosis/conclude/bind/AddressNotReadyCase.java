package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;

import java.util.Set;

/** The address is here, and the check whether another machine has it is not over or failed. */
record AddressNotReadyCase(BindObservation found, Cause.AddressNotReady cause) implements BindCase {
    @Override
    public Set<Trial> trials() {
        return found.address().isLoopback() ? Set.of() : Set.of(Trial.FREEBIND);
    }

    @Override
    public BindReason reason() {
        return new BindReason.Told(cause);
    }
}
