package dev.bindsight.diagnosis.conclude.bind;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was observed does not say why: what was looked at is told, so that nobody has to guess. */
record UndeterminedCase(BindObservation found, Cause.Undetermined cause) implements BindCase {
    @Override
    public Set<Trial> trials() {
        boolean mayBeThePort = found.isInUse() || found.gave(EACCES);
        Set<Trial> trials =
                mayBeThePort
                        ? EnumSet.of(Trial.NEXT_PORT, Trial.ANY_PORT)
                        : EnumSet.noneOf(Trial.class);
        if (found.gave(EADDRINUSE)) {
            trials.add(Trial.REUSE);
        }
        return trials;
    }

    @Override
    public BindReason reason() {
        if (found.port().isOver()) {
            return new BindReason.GoneMeanwhile();
        }
        if (found.gave(EADDRNOTAVAIL)) {
            return new BindReason.HereAllTheSame(found.address());
        }
        if (found.notTried().isPresent()) {
            return new BindReason.NobodySeen();
        }
        if (found.gave(EACCES)) {
            return new BindReason.ForbiddenUntold(found.wanted());
        }
        if (!found.isInUse()) {
            return new BindReason.Unknown();
        }
        return found.port().seen() == null
                ? new BindReason.SocketsUnreadable()
                : new BindReason.NothingInTheWay();
    }

    @Override
    public List<Evidence> evidence() {
        if (found.gave(EACCES)) {
            return PrivilegedPortCase.privileges(found);
        }
        return found.isInUse() ? whatWasSeen() : List.of();
    }

    private List<Evidence> whatWasSeen() {
        var evidence = new ArrayList<Evidence>();
        Inventory seen = found.port().seen();
        if (seen == null) {
            evidence.add(Evidence.machine(new BindFact.NoSource(found.port().unread())));
        } else {
            Coverage coverage = seen.coverage();
            evidence.add(
                    Evidence.machine(
                            new BindFact.Looked(
                                    seen.entries().size(),
                                    found.probe().protocol(),
                                    found.wanted(),
                                    coverage.source())));
            if (coverage.lacks().contains(Coverage.Lack.BOUND_ONLY_SOCKETS)) {
                evidence.add(Evidence.machine(new BindFact.ListsNoBound(coverage.source())));
            }
        }
        Attempt again = found.port().again();
        if (again != null) {
            evidence.add(
                    new Evidence(
                            again.ok()
                                    ? Evidence.Kind.TRIED_AND_WORKED
                                    : Evidence.Kind.TRIED_IN_VAIN,
                            new BindFact.Again(again.ok()),
                            null,
                            again.trace()));
        }
        return evidence;
    }

    @Override
    public List<Offer> offers() {
        return PlaceOffers.ports(found);
    }
}
