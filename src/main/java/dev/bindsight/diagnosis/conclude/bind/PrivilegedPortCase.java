package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.model.ErrnoName.EACCES;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.OwnProcess;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.model.fact.Need;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The port needs CAP_NET_BIND_SERVICE (ip(7), capabilities(7)). */
record PrivilegedPortCase(BindObservation found, Port unprivilegedFrom) implements BindCase {
    private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";

    /**
     * Below the limit it may always be the number: the capability that this process has counts only
     * in the user namespace that owns the network namespace (user_namespaces(7)).
     */
    static Optional<PrivilegedPortCase> of(BindObservation found) {
        Port from = found.machine().unprivilegedFrom();
        return from != null && maybe(found) && found.wanted().compareTo(from) < 0
                ? Optional.of(new PrivilegedPortCase(found, from))
                : Optional.empty();
    }

    /** Whether it was refused as a port is that is refused for its number, whatever the limit. */
    static boolean maybe(BindObservation found) {
        return !found.isAnyPort() && found.gave(EACCES) && !found.isWindows();
    }

    @Override
    public BindCause cause() {
        return new Cause.PrivilegedPort(unprivilegedFrom);
    }

    @Override
    public Set<Trial> trials() {
        return Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT);
    }

    @Override
    public BindReason reason() {
        OwnProcess own = found.machine().self();
        return new BindReason.NeedsCapability(
                found.wanted(), unprivilegedFrom, own.user(), own.isGranted(CAPABILITY));
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
