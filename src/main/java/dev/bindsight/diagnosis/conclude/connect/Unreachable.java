package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.diagnosis.observation.RoutingTable;
import dev.bindsight.model.Cause;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

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
                Texts.get("whyConnect.noWay.loopback", found.endpoint().address()),
                List.of(Evidence.machine(Texts.get("whyConnect.noWay.loopbackDown"))),
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
                Texts.get("whyConnect.noWay.noRoute", address),
                evidence,
                List.of());
    }

    private static String routes(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        RoutingTable ways = found.here().ways();
        String family = Offers.family(address);
        Optional<Route> route = ways.to(address);
        if (route.isPresent()) {
            return Texts.get("whyConnect.noWay.routeSeen", route.get().destination());
        }
        boolean any =
                ways.routes().stream()
                        .anyMatch(each ->
                                each.network().family() == address.family() && each.isDefault());
        return any
                ? Texts.get("whyConnect.noWay.uncovered", family, address)
                : Texts.get("whyConnect.noWay.noDefault", family, address);
    }

    /** From a blocking connect an answer that came at once looks like a refusal of the kernel. */
    private static Explanation untold(ConnectObservation found, Optional<NextHop> hop) {
        return new Explanation(
                new Cause.HostUnreachable(),
                Texts.get("whyConnect.noWay.untold", found.endpoint().address()),
                later(found, hop),
                List.of());
    }

    /** The destination is this machine, so no router can have answered: a rule of its own did. */
    private static Explanation rejectedHere(ConnectObservation found, Optional<NextHop> hop) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                Texts.get("whyConnect.noWay.rejectedHere", found.place()),
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
                Texts.get("whyConnect.noWay.routerNet", found.endpoint().address()),
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
                found.here().ways().refusing(address).isPresent()
                        ? Texts.get("whyConnect.noWay.unreachable", address)
                        : Texts.get("whyConnect.noWay.unreachableUnseen", address),
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
    private static String unanswered(IpAddress address, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? Texts.get("whyConnect.noWay.neighbourUp", address)
                : Texts.get("whyConnect.noWay.routerHost", address);
    }

    /** EINVAL of a route of type blackhole, which no other system gives for one. */
    static Explanation blackhole(ConnectObservation found) {
        IpAddress address = found.endpoint().address();
        return new Explanation(
                new Cause.NoRoute(),
                found.here().ways().refusing(address).isPresent()
                        ? Texts.get("whyConnect.noWay.blackhole", address)
                        : Texts.get("whyConnect.noWay.blackholeUnseen", address),
                refusing(found),
                List.of());
    }

    /** EACCES of a route of type prohibit. */
    static Explanation prohibited(ConnectObservation found) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                Texts.get("whyConnect.noWay.prohibit", found.endpoint().address()),
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
        String time = DurationText.measured(found.untilDecided());
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                ConnectEvidence.network(
                        hop.flatMap(Hops::obstacle).isPresent()
                                ? Texts.get("whyConnect.silent.kernel", time)
                                : Texts.get("whyConnect.noWay.after", time)));
        hop.flatMap(Hops::evidence).ifPresent(evidence::add);
        ConnectEvidence.way(found).ifPresent(evidence::add);
        return evidence;
    }

    private static Evidence atOnce() {
        return ConnectEvidence.network(Texts.get("whyConnect.noWay.nothingSent"));
    }
}
