package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

import java.util.Set;

/** A wildcard meets a specific address, or a dual-stack socket an IPv4 one. */
record WildcardConflictCase(BindObservation found, Cause.WildcardConflict cause)
        implements HeldCase {
    @Override
    public BindReason why(Holder who) {
        return new BindReason.PlaceOverlaps(who, found.probe().place());
    }

    @Override
    public Set<Trial> trials() {
        Set<Trial> trials = HeldCase.super.trials();
        trials.add(Trial.OWN_ADDRESS);
        return trials;
    }
}
