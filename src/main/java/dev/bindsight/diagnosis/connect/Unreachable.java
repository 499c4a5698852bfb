package dev.bindsight.diagnosis.connect;

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
    static Explanation network(FailedConnect found) {
        return switch (found.refuser()) {
            case HERE -> noRoute(found);
            case NETWORK -> answered(found);
            case UNTOLD -> untold(found);
        };
    }

    /** The loopback device carries what this machine sends to any of its own addresses. */
    static Explanation loopbackDown(FailedConnect found) {
        return new Explanation(
                new Cause.NoRoute(),
                Texts.get("whyConnect.noWay.loopback", found.endpoint().address()),
                List.of(Evidence.machine(Texts.get("whyConnect.noWay.loopbackDown"))),
                List.of());
    }

    private static Explanation noRoute(FailedConnect found) {
        if (found.isLocal() && found.sight().isLoopbackDown()) {
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

    private static String routes(FailedConnect found) {
        IpAddress address = found.endpoint().address();
        RoutingTable ways = found.sight().ways();
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
    private static Explanation untold(FailedConnect found) {
        return new Explanation(
                new Cause.HostUnreachable(),
                Texts.get("whyConnect.noWay.untold", found.endpoint().address()),
                later(found),
                List.of());
    }

    /** The destination is this machine, so no router can have answered: a rule of its own did. */
    private static Explanation rejectedHere(FailedConnect found) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                Texts.get("whyConnect.noWay.rejectedHere", found.place()),
                later(found),
                List.of());
    }

    /** A router on the way said that it knows no way. */
    private static Explanation answered(FailedConnect found) {
        if (found.isLocal()) {
            return rejectedHere(found);
        }
        return new Explanation(
                new Cause.HostUnreachable(),
                Texts.get("whyConnect.noWay.routerNet", found.endpoint().address()),
                later(found),
                List.of());
    }

    /** EHOSTUNREACH, EHOSTDOWN. */
    static Explanation host(FailedConnect found) {
        IpAddress address = found.endpoint().address();
        if (found.refuser() == FailedConnect.Refuser.UNTOLD) {
            return untold(found);
        }
        if (found.refuser() == FailedConnect.Refuser.HERE) {
            return new Explanation(
                    new Cause.HostUnreachable(),
                    found.sight().ways().refusing(address).isPresent()
                            ? Texts.get("whyConnect.noWay.unreachable", address)
                            : Texts.get("whyConnect.noWay.unreachableUnseen", address),
                    refusing(found),
                    List.of());
        }
        if (found.isLocal()) {
            return rejectedHere(found);
        }
        Optional<NextHop> hop = NextHop.of(found);
        return new Explanation(
                new Cause.HostUnreachable(),
                hop.flatMap(NextHop::obstacle).orElseGet(() -> unanswered(address, hop)),
                later(found),
                List.of());
    }

    /** The kernel kept no ICMP message and no failed neighbour: who refused is not known. */
    private static String unanswered(IpAddress address, Optional<NextHop> hop) {
        return hop.filter(NextHop::isDestinationUp).isPresent()
                ? Texts.get("whyConnect.noWay.neighbourUp", address)
                : Texts.get("whyConnect.noWay.routerHost", address);
    }

    /** EINVAL of a route of type blackhole, which no other system gives for one. */
    static Explanation blackhole(FailedConnect found) {
        IpAddress address = found.endpoint().address();
        return new Explanation(
                new Cause.NoRoute(),
                found.sight().ways().refusing(address).isPresent()
                        ? Texts.get("whyConnect.noWay.blackhole", address)
                        : Texts.get("whyConnect.noWay.blackholeUnseen", address),
                refusing(found),
                List.of());
    }

    /** EACCES of a route of type prohibit. */
    static Explanation prohibited(FailedConnect found) {
        return new Explanation(
                new Cause.RefusedByFirewall(),
                Texts.get("whyConnect.noWay.prohibit", found.endpoint().address()),
                refusing(found),
                List.of());
    }

    private static List<Evidence> refusing(FailedConnect found) {
        var evidence = new ArrayList<Evidence>();
        found.sight().ways().evidence(found.endpoint().address()).ifPresent(evidence::add);
        evidence.add(atOnce());
        return evidence;
    }

    private static List<Evidence> later(FailedConnect found) {
        Optional<NextHop> hop = NextHop.of(found);
        String time = DurationText.measured(found.untilDecided());
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                ConnectEvidence.network(
                        hop.flatMap(NextHop::obstacle).isPresent()
                                ? Texts.get("whyConnect.silent.kernel", time)
                                : Texts.get("whyConnect.noWay.after", time)));
        hop.flatMap(NextHop::evidence).ifPresent(evidence::add);
        found.sight().ways().evidence(found.endpoint().address()).ifPresent(evidence::add);
        return evidence;
    }

    private static Evidence atOnce() {
        return ConnectEvidence.network(Texts.get("whyConnect.noWay.nothingSent"));
    }
}
