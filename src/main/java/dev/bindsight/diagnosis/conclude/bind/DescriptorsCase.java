package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;

/** No descriptor is left, of this process or of the whole machine: nothing to do with the port. */
record DescriptorsCase(BindObservation found, Cause.DescriptorsExhausted cause)
        implements BindCase {
    @Override
    public BindReason reason() {
        return new BindReason.OutOfDescriptors(found.gave(ENFILE));
    }
}
