package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

/** A socket of the kernel itself, which no process ever had. */
record KernelCase(BindObservation found, Cause.HeldByKernel cause) implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.OfKernel(cause.holder());
    }
}
