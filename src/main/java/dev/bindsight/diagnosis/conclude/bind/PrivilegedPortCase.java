package dev.bindsight.diagnosis.conclude.bind;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The port needs CAP_NET_BIND_SERVICE (ip(7), capabilities(7)). */
record PrivilegedPortCase(BindObservation found, Cause.PrivilegedPort cause) implements BindCase {
    private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";

    @Override
    public Set<Trial> trials() {
        return Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT);
    }

    @Override
    public BindReason reason() {
        OwnProcess own = found.machine().self();
        return new BindReason.NeedsCapability(
                found.wanted(), cause.unprivilegedFrom(), own.user(), own.isGranted(CAPABILITY));
    }

    @Override
    public List<Evidence> evidence() {
        return privileges(found);
    }

    /** From where ports need no privilege, and what Bindsight may do. */
    static List<Evidence> privileges(BindObservation found) {
        return List.of(
                Evidence.machine(new BindFact.UnprivilegedFrom(found.machine().unprivilegedFrom())),
                Evidence.machine(
                        new MachineFact.OwnPrivileges(found.machine().self().privileges())));
    }

    @Override
    public List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        offers.add(
                Offer.open(
                        new Fix.GrantPrivilege(
                                found.wanted(), PrivilegeCommands.of(found.wanted())),
                        Benefit.asTheFixSays(),
                        new Need.Root()));
        offers.addAll(PlaceOffers.ports(found));
        return offers;
    }
}
