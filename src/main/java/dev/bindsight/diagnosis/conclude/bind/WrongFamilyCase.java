package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Offer;

import java.util.List;
import java.util.Set;

/** The machine has no address of the family. */
record WrongFamilyCase(BindObservation found, Cause.WrongFamily cause) implements BindCase {
    /** Whether an IPv6 address is not here because no such address is. */
    static boolean is(BindObservation found) {
        return found.address().unmapped().family() == AddressFamily.IPV6
                && found.machine().addresses().stream()
                        .noneMatch(each -> each.address().family() == AddressFamily.IPV6);
    }

    @Override
    public Set<Trial> trials() {
        return Set.of(Trial.OTHER_FAMILY);
    }

    @Override
    public BindReason reason() {
        return new BindReason.NoSuchFamily(found.address().family());
    }

    @Override
    public List<Offer> offers() {
        return PlaceOffers.family(found).stream().toList();
    }
}
