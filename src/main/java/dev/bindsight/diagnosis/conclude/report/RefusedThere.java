package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.conclude.bind.BindConclusions;
import dev.bindsight.diagnosis.conclude.bind.BindExplanation;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.MachineFact;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.model.fact.ReportReason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The bind of a server with other privileges than Bindsight's own: what its own bind came to says
 * nothing of it, so the machine was looked at for the refusal as it is reported.
 */
final class RefusedThere {
    private RefusedThere() {}

    static ReportConclusion of(
            ReportObservation found, BindObservation reported, @Nullable Port unprivilegedFrom) {
        BindExplanation why = BindConclusions.of(reported);
        BindPlace place = reported.probe().place();
        Inventory seen = reported.port().seen();
        boolean isFree = reported.gave(EADDRINUSE) && why.cause() instanceof Cause.Undetermined;
        Reason reason;
        if (isFree) {
            reason = new ReportReason.NotHeld(place, unprivilegedFrom);
        } else if (why.cause() instanceof Cause.PrivilegedPort(var from)) {
            reason = new ReportReason.Privileged(place.endpoint().port(), from);
        } else {
            reason =
                    HeldPlace.reason(found, place, why.cause(), why.evidence(), why.reason(), seen);
        }
        return new ReportConclusion(
                isFree ? Now.OVER : Now.STILL,
                reported.probe(),
                null,
                isFree ? new Cause.HoldsNoLonger() : why.cause(),
                reason,
                ofMachine(why.evidence()),
                why.offers(),
                seen);
    }

    /** What Bindsight itself may do says nothing of the program. */
    private static List<Evidence> ofMachine(List<Evidence> evidence) {
        return evidence.stream()
                .filter(each -> !(each.fact() instanceof MachineFact.OwnPrivileges))
                .toList();
    }
}
