package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.EMFILE;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.text.Texts;

import java.util.List;

/** No socket could be made for want of descriptors: EMFILE of this process, ENFILE of all. */
final class Exhausted {
    private Exhausted() {}

    static Explanation explain(Outcome.Refused outcome) {
        boolean mine = outcome.gave(EMFILE);
        return new Explanation(
                new Cause.DescriptorsExhausted(),
                mine
                        ? Texts.get("whyConnect.descriptors.process")
                        : Texts.get("whyConnect.descriptors.system"),
                List.of(),
                List.of());
    }
}
