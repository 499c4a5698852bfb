package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.EADDRINUSE;

import dev.bindsight.diagnosis.ReportFinding;
import dev.bindsight.diagnosis.conclude.WhatWasReported;
import dev.bindsight.diagnosis.conclude.bind.BindConclusions;
import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.diagnosis.observation.Trial;
import dev.bindsight.model.Fix;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;

import java.util.List;
import java.util.Set;

/** Concludes what is true now of an error that somebody reports, and what can be done about it. */
public final class ReportConclusions {
    private ReportConclusions() {}

    /** What is worth a try for a bind that was reported, and that Bindsight cannot make itself. */
    public static Set<Trial> trials(BindObservation reported) {
        // whatever has the port, Bindsight may bind it with no option
        return reported.gave(EADDRINUSE)
                ? Set.of(Trial.UNPRIVILEGED_PORT, Trial.ANY_PORT)
                : BindConclusions.trials(reported);
    }

    /** What follows. */
    public static ReportFinding of(ReportObservation found) {
        ReportConclusion seen = bySight(found);
        ReportConclusion so = found.elsewhere() == null ? seen : seen.ofOtherSystem(found);
        var diagnosis =
                new Diagnosis(
                        so.cause(),
                        WhatWasReported.of(found.found()),
                        so.reason(),
                        new ReportNotes(found).around(so.evidence()),
                        offers(found, so.offers()),
                        so.seen());
        return new ReportFinding(
                found.found(), so.now(), found.at(), so.probe(), so.tried(), diagnosis);
    }

    private static ReportConclusion bySight(ReportObservation found) {
        return switch (found.sight()) {
            case ReportSight.Bound bound -> bound(found, bound);
            case ReportSight.Served served -> ServedNow.of(found, served);
            case ReportSight.Unserved unserved -> UnservedNow.of(found, unserved);
            case ReportSight.Outside outside -> OtherEnd.of(found, outside);
            case ReportSight.UnixSocket socket -> UnixSocketCase.of(found, socket);
            case ReportSight.Nothing _ -> NoPlaceCase.of(found);
        };
    }

    /** What a port of this machine takes is nothing to a program of another system. */
    private static ReportConclusion bound(ReportObservation found, ReportSight.Bound bound) {
        BindObservation asReported = bound.asReported();
        return asReported == null || found.elsewhere() != null
                ? BoundHere.of(found, bound)
                : RefusedThere.of(found, asReported, bound.unprivilegedFrom());
    }

    /** Of a text from another system nobody here may be stopped for it. */
    private static List<Offer> offers(ReportObservation found, List<Offer> offers) {
        return found.elsewhere() == null
                ? offers
                : offers.stream().filter(offer -> !endsSomething(offer.fix())).toList();
    }

    private static boolean endsSomething(Fix fix) {
        return switch (fix) {
            case Fix.Stop _, Fix.CloseSocket _, Fix.EndHold _ -> true;
            case Fix.Retry _, Fix.WaitForTimeWait _, Fix.ByUser _, Fix.Try _ -> false;
        };
    }
}
