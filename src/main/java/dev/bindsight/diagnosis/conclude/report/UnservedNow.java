package dev.bindsight.diagnosis.conclude.report;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.ReportReason;

import java.util.List;
import java.util.Optional;

/** Nothing listened where a client was to go on this machine, and the connect was made. */
final class UnservedNow {
    private UnservedNow() {}

    static ReportConclusion of(ReportObservation found, ReportSight.Unserved unserved) {
        Optional<Finding> good =
                unserved.findings().stream().filter(each -> each.attempt().ok()).findFirst();
        // something began to listen in between, or a rule sends it elsewhere
        return good.map(each -> connected(found, each.attempt()))
                .orElseGet(() -> refused(found, unserved.findings().getFirst()));
    }

    private static ReportConclusion connected(ReportObservation found, Attempt attempt) {
        var probe = (ConnectProbe) attempt.probe();
        return new ReportConclusion(
                Now.OVER,
                probe,
                attempt,
                new Cause.HoldsNoLonger(),
                new ReportReason.ConnectsNow(probe.place()),
                List.of(TriedNow.of(attempt)),
                List.of(TryOffers.connect(found, probe)),
                null);
    }

    private static ReportConclusion refused(ReportObservation found, Finding finding) {
        Attempt attempt = finding.attempt();
        var probe = (ConnectProbe) attempt.probe();
        Diagnosis why = finding.diagnosis();
        return why == null
                ? new ReportConclusion(
                        Now.UNTOLD,
                        probe,
                        null,
                        ReportedCause.of(found),
                        new ReportReason.NotHere(TryOffers.to(probe)),
                        List.of(),
                        List.of(TryOffers.connect(found, probe)),
                        null)
                : new ReportConclusion(
                        Now.STILL,
                        probe,
                        attempt,
                        why.cause(),
                        why.reason(),
                        TriedNow.among(why.evidence(), attempt),
                        why.offers(),
                        why.seen());
    }
}
