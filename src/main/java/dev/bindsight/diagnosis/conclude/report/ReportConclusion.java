package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Probe;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.Reason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What follows from what was seen of a reported error, before what its own words add to it; the
 * components are those of the finding.
 */
record ReportConclusion(
        Now now,
        @Nullable Probe probe,
        @Nullable Attempt tried,
        Cause cause,
        Reason reason,
        List<Evidence> evidence,
        List<Offer> offers,
        @Nullable Inventory seen) {
    /** Copies the lists. */
    ReportConclusion {
        evidence = List.copyOf(evidence);
        offers = List.copyOf(offers);
    }

    /** What is so here tells nothing of the system that the text was printed on. */
    ReportConclusion ofOtherSystem(ReportObservation found) {
        boolean isOfHere = now == Now.STILL || now == Now.OVER;
        return new ReportConclusion(
                isOfHere ? Now.UNTOLD : now,
                probe,
                tried,
                cause instanceof Cause.HoldsNoLonger ? ReportedCause.of(found) : cause,
                reason,
                evidence,
                offers,
                seen);
    }

    /** Where nothing of this machine was seen. */
    static ReportConclusion unseen(
            Now now, Cause cause, Reason reason, List<Evidence> evidence, List<Offer> offers) {
        return new ReportConclusion(now, null, null, cause, reason, evidence, offers, null);
    }
}
