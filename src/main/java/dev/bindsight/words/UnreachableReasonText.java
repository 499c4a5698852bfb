package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.UnreachableReason.Sender;

import java.util.Objects;

/** Why packets do not get to a destination, as one or two sentences. */
final class UnreachableReasonText {
    private UnreachableReasonText() {}

    static Sentence of(UnreachableReason reason) {
        return switch (reason) {
            case UnreachableReason.LoopbackDown(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.loopback", address);
            case UnreachableReason.NoRouteTo(IpAddress address, String device) ->
                    device == null
                            ? Sentence.of("whyConnect.noWay.noRoute", address)
                            : Sentence.of("whyConnect.noWay.noRouteBy", address, device);
            case UnreachableReason.DeclaredUnreachable(IpAddress address, boolean isSeen) ->
                    Sentence.of(
                            isSeen
                                    ? "whyConnect.noWay.unreachable"
                                    : "whyConnect.noWay.unreachableUnseen",
                            address);
            case UnreachableReason.Blackholed(IpAddress address, boolean isSeen) ->
                    Sentence.of(
                            isSeen
                                    ? "whyConnect.noWay.blackhole"
                                    : "whyConnect.noWay.blackholeUnseen",
                            address);
            case UnreachableReason.Prohibited(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.prohibit", address);
            case UnreachableReason.RouterOrHere(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.untold", address);
            case UnreachableReason.RouterHasNoRoute(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.routerNet", address);
            case UnreachableReason.RefusedThoughThere(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.neighbourUp", address);
            case UnreachableReason.RouterOrNextHop(IpAddress address) ->
                    Sentence.of("whyConnect.noWay.routerHost", address);
            case UnreachableReason.RejectedHere(BindPlace place) ->
                    Sentence.of("whyConnect.noWay.rejectedHere", place);
            case UnreachableReason.NoCarrier(IpAddress address, String device) ->
                    Sentence.of("whyConnect.hop.noCarrier", device, address);
            case UnreachableReason.GatewayGone(IpAddress gateway, String device) ->
                    Sentence.of("whyConnect.hop.gatewayGone", gateway, device);
            case UnreachableReason.NobodyAnswers(
                            IpAddress address,
                            String device,
                            boolean isFinal) ->
                    Sentence.of(
                            isFinal ? "whyConnect.hop.nobody" : "whyConnect.hop.nobodyYet",
                            address,
                            device);
            case UnreachableReason.RejectedByIcmp(
                            BindPlace place,
                            IcmpError error,
                            Sender sender) ->
                    rejected(place, error, sender);
        };
    }

    private static Sentence rejected(BindPlace place, IcmpError error, Sender sender) {
        Sentence said = name(error);
        return switch (sender) {
            case UNTOLD -> Sentence.of("whyConnect.icmp.somebody", place, said);
            case HERE -> Sentence.of("whyConnect.icmp.here", place, said);
            case DESTINATION -> Sentence.of("whyConnect.icmp.itself", place, said, from(error));
            case ON_THE_WAY -> onTheWay(place, error, said);
        };
    }

    private static Sentence onTheWay(BindPlace place, IcmpError error, Sentence said) {
        IpAddress address = place.endpoint().address();
        return switch (error.reason()) {
            case PROHIBITED, PORT ->
                    Sentence.of("whyConnect.icmp.filter", place, said, from(error));
            case HOST -> Sentence.of("whyConnect.icmp.host", address, said, from(error));
            case NETWORK -> Sentence.of("whyConnect.icmp.network", address, said, from(error));
            case OTHER -> Sentence.of("whyConnect.icmp.other", place, said, from(error));
        };
    }

    private static IpAddress from(IcmpError error) {
        return Objects.requireNonNull(error.sender());
    }

    private static Sentence name(IcmpError error) {
        return switch (error.reason()) {
            case NETWORK -> Sentence.of("whyConnect.icmp.name.network");
            case HOST -> Sentence.of("whyConnect.icmp.name.host");
            case PORT -> Sentence.of("whyConnect.icmp.name.port");
            case PROHIBITED -> Sentence.of("whyConnect.icmp.name.prohibited");
            case OTHER ->
                    Sentence.of(
                            "whyConnect.icmp.name.other",
                            Integer.toString(error.type()),
                            Integer.toString(error.code()));
        };
    }
}
