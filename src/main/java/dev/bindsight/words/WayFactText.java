package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Route;
import dev.bindsight.model.fact.WayFact;

/** Which way packets to a destination go, as one line. */
final class WayFactText {
    private WayFactText() {}

    static Sentence of(WayFact fact) {
        return switch (fact) {
            case WayFact.RouteTaken(Route route) -> taken(route);
            case WayFact.RouteOverruled(Route route) ->
                    Sentence.of("whyConnect.noWay.routeSeen", route.destination());
            case WayFact.NoRouteCovers(IpAddress address, boolean hasDefault) ->
                    Sentence.of(
                            hasDefault
                                    ? "whyConnect.noWay.uncovered"
                                    : "whyConnect.noWay.noDefault",
                            FamilyText.of(address.family()),
                            address);
            case WayFact.NoRouteBy(IpAddress address, String device) ->
                    Sentence.of("whyConnect.noWay.noneBy", address, device);
            case WayFact.LoopbackIsDown _ -> Sentence.of("whyConnect.noWay.loopbackDown");
            case WayFact.LacksCarrier(String device) ->
                    Sentence.of("whyConnect.hop.carrierEvidence", device);
            case WayFact.NeighbourSeen(IpAddress address, String device, Neighbour.State state) ->
                    state == Neighbour.State.REACHABLE
                            ? Sentence.of("whyConnect.hop.reachable", address, device)
                            : Sentence.of(
                                    "whyConnect.hop.silent",
                                    asked(address),
                                    address,
                                    device,
                                    state.name());
        };
    }

    private static Sentence taken(Route route) {
        String device = route.device();
        if (device == null) {
            return Sentence.of("whyConnect.way.refuses", route.destination());
        }
        IpAddress gateway = route.gateway();
        return gateway == null
                ? Sentence.of("whyConnect.way.here", route.destination(), device)
                : Sentence.of("whyConnect.way.via", route.destination(), gateway, device);
    }

    private static Sentence asked(IpAddress address) {
        return Sentence.of(
                address.family() == AddressFamily.IPV4
                        ? "whyConnect.hop.arp"
                        : "whyConnect.hop.discovery");
    }
}
