package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.ConnectReason;

import java.util.List;

/** No socket could be made for want of descriptors: EMFILE of this process, ENFILE of all. */
final class Exhausted {
    private Exhausted() {}

    static Explanation explain(Outcome.Refused outcome) {
        return new Explanation(
                new Cause.DescriptorsExhausted(),
                new ConnectReason.OutOfDescriptors(outcome.gave(ENFILE)),
                List.of(),
                List.of());
    }
}
