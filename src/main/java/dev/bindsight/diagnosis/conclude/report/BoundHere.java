package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRINUSE;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.errno.NumberSpace;
import dev.bindsight.explain.Reporter;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.BindFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.model.fact.ReportFact;
import dev.bindsight.model.fact.ReportFact.TwiceBinder;
import dev.bindsight.model.fact.ReportReason;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The bind of a server that was made just now: refused still, or not any more. */
final class BoundHere {
    private BoundHere() {}

    static ReportConclusion of(ReportObservation found, ReportSight.Bound bound) {
        return bound.findings().stream()
                .filter(each -> each.diagnosis() != null)
                .findFirst()
                .map(refused -> refused(found, bound, refused, diagnosis(refused)))
                .orElseGet(() -> free(found, bound.findings().getFirst()));
    }

    private static Diagnosis diagnosis(Finding refused) {
        return Objects.requireNonNull(refused.diagnosis());
    }

    private static ReportConclusion refused(
            ReportObservation found, ReportSight.Bound bound, Finding refused, Diagnosis why) {
        var probe = (BindProbe) refused.attempt().probe();
        if (why.cause() instanceof Cause.AddressNotLocal && !found.gave(EADDRNOTAVAIL)) {
            return ofOthers(bound, refused, why);
        }
        return new ReportConclusion(
                Now.STILL,
                probe,
                refused.attempt(),
                why.cause(),
                HeldPlace.reason(
                        found,
                        probe.place(),
                        why.cause(),
                        why.evidence(),
                        why.reason(),
                        why.seen()),
                TriedNow.among(why.evidence(), refused.attempt()),
                why.offers(),
                why.seen());
    }

    /** What a bind here takes is nothing to whoever had that address. */
    private static ReportConclusion ofOthers(
            ReportSight.Bound bound, Finding refused, Diagnosis why) {
        var probe = (BindProbe) refused.attempt().probe();
        var evidence = new ArrayList<Evidence>();
        evidence.add(TriedNow.of(refused.attempt()));
        if (!bound.here().isEmpty()) {
            evidence.add(Evidence.machine(new BindFact.AddressesHere(bound.here())));
        }
        return new ReportConclusion(
                Now.UNTOLD,
                probe,
                refused.attempt(),
                why.cause(),
                new ReportReason.OfOtherMachine(probe.endpoint().address(), bound.here()),
                evidence,
                List.of(),
                null);
    }

    private static ReportConclusion free(ReportObservation found, Finding free) {
        Attempt attempt = free.attempt();
        var probe = (BindProbe) attempt.probe();
        var evidence = new ArrayList<Evidence>();
        evidence.add(TriedNow.of(attempt));
        boolean wasHeld = found.gave(EADDRINUSE) && found.elsewhere() == null;
        if (wasHeld) {
            evidence.add(
                    Evidence.relation(new ReportFact.MayBindTwice(server(found), probe.place())));
        }
        if (found.elsewhere() == NumberSpace.WINDOWS && found.gave(EACCES)) {
            evidence.add(Evidence.machine(new BindFact.WindowsKeeps()));
        }
        return new ReportConclusion(
                Now.OVER,
                probe,
                attempt,
                new Cause.HoldsNoLonger(),
                new ReportReason.BoundNow(probe.place(), wasHeld),
                evidence,
                List.of(
                        Offer.proven(
                                new Fix.TryBind(probe), Benefit.asTheFixSays(), attempt.trace())),
                null);
    }

    private static TwiceBinder server(ReportObservation found) {
        Reporter reporter = found.found().reporter();
        String name = reporter == null ? "" : reporter.name();
        return switch (name) {
            case "nginx" -> TwiceBinder.NGINX;
            case "Apache", "Apache httpd", "Apache HTTP Server" -> TwiceBinder.APACHE;
            default -> TwiceBinder.OTHER;
        };
    }
}
