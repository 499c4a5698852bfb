package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.List;
import java.util.Set;

/** Windows keeps the port for itself or a service, and no program has it open. */
record ReservedPortCase(BindObservation found, Cause.ReservedPort cause) implements BindCase {
    @Override
    public Set<Trial> trials() {
        return Set.of(Trial.NEXT_PORT, Trial.ANY_PORT);
    }

    @Override
    public BindReason reason() {
        return new BindReason.Told(cause);
    }

    @Override
    public List<Evidence> evidence() {
        return List.of(Evidence.machine(new BindFact.WindowsKeeps()));
    }

    @Override
    public List<Offer> offers() {
        return PlaceOffers.ports(found);
    }
}
