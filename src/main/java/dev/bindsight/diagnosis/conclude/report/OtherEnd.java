package dev.bindsight.diagnosis.conclude.report;

import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;

import dev.bindsight.diagnosis.ReportFinding.Now;
import dev.bindsight.diagnosis.observation.ReportObservation;
import dev.bindsight.diagnosis.observation.ReportSight;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.model.Cause;
import dev.bindsight.model.HostAndPort;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ReportReason;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.WayFact;

import java.util.List;

/** The other end is not this machine, as far as can be told without sending anything to it. */
final class OtherEnd {
    private OtherEnd() {}

    static ReportConclusion of(ReportObservation found, ReportSight.Outside outside) {
        HostAndPort to = outside.to();
        if (found.error().tls() != null) {
            return TlsCase.of(found, to);
        }
        if (FailedLookUp.is(found)) {
            return FailedLookUp.of(found, to);
        }
        IpAddress address = outside.address();
        if (address == null) {
            return untried(found, to, new ReportReason.NameUnasked(to), List.of());
        }
        return found.gave(ENETUNREACH, EHOSTUNREACH, ETIMEDOUT)
                ? byRoute(found, to, address, outside.ways())
                : untried(found, to, reason(found, to), List.of());
    }

    private static ReportReason reason(ReportObservation found, HostAndPort to) {
        return ReportedCause.isOfBrokenConnection(found)
                ? new ReportReason.ConnectionOver(to)
                : new ReportReason.NotHere(to);
    }

    private static ReportConclusion untried(
            ReportObservation found, HostAndPort to, ReportReason reason, List<Evidence> evidence) {
        return ReportConclusion.unseen(
                Now.UNTRIED,
                ReportedCause.of(found),
                reason,
                evidence,
                List.of(TryOffers.connect(found, to)));
    }

    /** Where a packet would go first is known without sending one. */
    private static ReportConclusion byRoute(
            ReportObservation found, HostAndPort to, IpAddress address, RoutingTable ways) {
        if (!ways.routes().isEmpty() && ways.to(address).isEmpty()) {
            return ReportConclusion.unseen(
                    Now.STILL,
                    new Cause.NoRoute(),
                    new UnreachableReason.NoRouteTo(address),
                    List.of(
                            Evidence.machine(
                                    new WayFact.NoRouteCovers(
                                            address, ways.hasDefault(address.family())))),
                    List.of(TryOffers.connect(found, to)));
        }
        List<Evidence> way =
                ways
                        .to(address)
                        .map(route -> Evidence.machine(new WayFact.RouteTaken(route)))
                        .stream()
                        .toList();
        return untried(found, to, new ReportReason.NotHere(to), way);
    }
}
