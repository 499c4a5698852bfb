package dev.bindsight.words;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.SourceFact;
import dev.bindsight.model.fact.SourceReason;

import java.util.List;
import java.util.stream.Collectors;

/** What this machine can connect from, and why there is nothing. */
final class SourceText {
    private SourceText() {}

    static Sentence of(SourceFact fact) {
        return switch (fact) {
            case SourceFact.AddressesHere(List<LocalAddress> addresses) ->
                    Sentence.of(
                            "whyConnect.source.here",
                            addresses.stream()
                                    .map(local -> local.address() + " (" + local.device() + ")")
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
            case SourceFact.UnprivilegedFrom(Port first) ->
                    Sentence.of("whyConnect.source.unprivileged", first);
            case SourceFact.PortsTaken(
                            Protocol protocol,
                            int taken,
                            EphemeralPorts range,
                            BindPlace place) ->
                    taken(protocol, Integer.toString(taken), range, place);
            case SourceFact.PortsBound(int count) -> Sentence.of("whyConnect.ports.bound", count);
            case SourceFact.PortsInTimeWait(long count) ->
                    Sentence.of("whyConnect.ports.timeWait", count);
        };
    }

    private static Sentence taken(
            Protocol protocol, String taken, EphemeralPorts range, BindPlace place) {
        String all = Integer.toString(range.count());
        return switch (protocol) {
            case TCP -> Sentence.of("whyConnect.ports.gauge", taken, all, range, place);
            case UDP -> Sentence.of("whyConnect.ports.gaugeUdp", taken, all, range);
        };
    }

    static Sentence of(SourceReason reason) {
        return switch (reason) {
            case SourceReason.SourceNotHere(IpAddress address) ->
                    Sentence.of("whyConnect.source.notHere", address);
            case SourceReason.SourceInside(IpAddress source, IpAddress destination) ->
                    Sentence.of("whyConnect.source.loopback", source, destination);
            case SourceReason.SourceHeld(Endpoint source, Holder holder) ->
                    Sentence.of("whyConnect.source.held", source, HolderPhrases.who(holder));
            case SourceReason.SourcePrivileged(Port port) ->
                    Sentence.of("whyConnect.source.privileged", port);
            case SourceReason.SourceForbidden(BindPlace source) ->
                    Sentence.of("whyConnect.source.policy", source);
            case SourceReason.SourceForbiddenOrPrivileged(BindPlace source) ->
                    Sentence.of("whyConnect.source.unread", source, source.endpoint().port());
            case SourceReason.AllPortsTaken(
                            Protocol protocol,
                            EphemeralPorts range,
                            BindPlace place) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.ports.all";
                                case UDP -> "whyConnect.ports.allUdp";
                            },
                            range,
                            place);
            case SourceReason.MostPortsTaken(int taken, EphemeralPorts range, BindPlace place) ->
                    Sentence.of(
                            "whyConnect.ports.most",
                            Integer.toString(taken),
                            Integer.toString(range.count()),
                            range,
                            place);
            case SourceReason.PortsUnread _ -> Sentence.of("whyConnect.ports.unread");
            case SourceReason.NoSourceAddress(IpAddress destination) ->
                    Sentence.of("whyConnect.ports.noAddress", destination);
            case SourceReason.NoIpv6Address(IpAddress destination) ->
                    Sentence.of("whyConnect.ports.noFamily", destination);
            case SourceReason.SameConnection(Holder holder, Endpoint source, BindPlace place) ->
                    Sentence.of("whyConnect.ports.same", HolderPhrases.who(holder), source, place);
        };
    }
}
