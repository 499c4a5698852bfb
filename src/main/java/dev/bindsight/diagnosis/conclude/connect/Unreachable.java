package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.model.Cause;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.WayFact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A destination that packets do not get to. What connect(2) itself says is this machine's own
 * decision; what comes later was answered by the network, or is a neighbour that did not answer.
 */
final class Unreachable {
    private Unreachable() {}

    /** ENETUNREACH, ENETDOWN. */
    static Conclusion network(ConnectObservation found) {
        return switch (found.refuser()) {
            case HERE -> noRoute(found);
            case NETWORK -> found.afterFirstHop(hop -> answered(found, hop));
            case UNTOLD -> found.afterFirstHop(hop -> untold(found, hop));
        };
    }

    /** The loopback device carries what this machine sends to any of its own addresses. */
    static Explanation loopbackDown(ConnectObservation found) {
        return new Explanation(
                new Cause.NoRoute(),
                new UnreachableReason.LoopbackDown(found.endpoint().address()),
                List.of(Evidence.machine(new WayFact.LoopbackIsDown())),
                List.of());
    }

    private static Explanation noRoute(ConnectObservation found) {
        if (found.isLocal() && found.here().loopbackDown()) {
            return loopbackDown(found);
        }
        IpAddress address = found.endpoint().address();
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.machine(routes(found)));
        evidence.add(atOnce());
        return new Explanation(
                new Cause.NoRoute(),
                new UnreachableReason.NoRouteTo(address, found.probe().device()),
                evidence,
                List.of());
    }

    private static WayFact routes(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        RoutingTable ways = found.here().ways();
        String device = found.probe().device();
        Optional<Route> route = ways.to(address, device);
        if (route.isPresent()) {
            return new WayFact.RouteOverruled(route.get());
        }
        return device != null
                ? new WayFact.NoRouteBy(address, device)
                : new WayFact.NoRouteCovers(address, ways.hasDefault(address.family()));
    }

    /** From a blocking connect an answer that came at once looks like a refusal of the kernel. */
    private static Explanation untold(ConnectObservation found, Optional<NextHop> hop) {
        return new Explanation(
                new Cause.HostUnreachable(),
                new UnreachableReason.RouterOrHere(found.endpoint().address()),
                later(found, hop),
                List.of());
    }

    /** The destination is this machine, so no router can have answered: a rule of its own did. */
    private static Explanation rejectedHere(ConnectObservation found, Optional<NextHop> hop) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                new UnreachableReason.RejectedHere(found.place()),
                later(found, hop),
                List.of());
    }

    /** A router on the way said that it knows no way. */
    private static Explanation answered(ConnectObservation found, Optional<NextHop> hop) {
        if (found.isLocal()) {
            return rejectedHere(found, hop);
        }
        return new Explanation(
                new Cause.HostUnreachable(),
                new UnreachableReason.RouterHasNoRoute(found.endpoint().address()),
                later(found, hop),
                List.of());
    }

    /** EHOSTUNREACH, EHOSTDOWN. */
    static Conclusion host(ConnectObservation found) {
        return switch (found.refuser()) {
            case HERE -> refusedHere(found);
            case NETWORK -> found.afterFirstHop(hop -> noHost(found, hop));
            case UNTOLD -> found.afterFirstHop(hop -> untold(found, hop));
        };
    }

    private static Explanation refusedHere(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        return new Explanation(
                new Cause.HostUnreachable(),
                new UnreachableReason.DeclaredUnreachable(
                        address, found.here().ways().refusing(address).isPresent()),
                refusing(found),
                List.of());
    }

    private static Explanation noHost(ConnectObservation found, Optional<NextHop> hop) {
        if (found.isLocal()) {
            return rejectedHere(found, hop);
        }
        IpAddress address = found.endpoint().address();
        return new Explanation(
                new Cause.HostUnreachable(),
                hop.flatMap(Hops::obstacle).orElseGet(() -> unanswered(address, hop)),
                later(found, hop),
                List.of());
    }

    /** The kernel kept no ICMP message and no failed neighbour: who refused is not known. */
    private static UnreachableReason unanswered(IpAddress address, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? new UnreachableReason.RefusedThoughThere(address)
                : new UnreachableReason.RouterOrNextHop(address);
    }

    /** EINVAL of a route of type blackhole, which no other system gives for one. */
    static Explanation blackhole(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        return new Explanation(
                new Cause.NoRoute(),
                new UnreachableReason.Blackholed(
                        address, found.here().ways().refusing(address).isPresent()),
                refusing(found),
                List.of());
    }

    /** EACCES of a route of type prohibit. */
    static Explanation prohibited(ConnectObservation found) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                new UnreachableReason.Prohibited(found.endpoint().address()),
                refusing(found),
                List.of());
    }

    private static List<Evidence> refusing(ConnectObservation found) {
        var evidence = new ArrayList<Evidence>();
        ConnectEvidence.way(found).ifPresent(evidence::add);
        evidence.add(atOnce());
        return evidence;
    }

    private static List<Evidence> later(ConnectObservation found, Optional<NextHop> hop) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                ConnectEvidence.network(
                        hop.flatMap(Hops::obstacle).isPresent()
                                ? new AnswerFact.NothingCame(found.untilDecided(), false)
                                : new AnswerFact.Answered(found.untilDecided())));
        hop.flatMap(Hops::evidence).ifPresent(evidence::add);
        ConnectEvidence.way(found).ifPresent(evidence::add);
        return evidence;
    }

    private static Evidence atOnce() {
        return ConnectEvidence.network(new AnswerFact.NothingSent());
    }
}
