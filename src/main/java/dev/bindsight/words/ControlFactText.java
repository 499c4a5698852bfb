package dev.bindsight.words;

import static dev.bindsight.text.DurationText.measured;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.ControlFact;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What other connects say about one, as one line. */
final class ControlFactText {
    private ControlFactText() {}

    static Sentence of(ControlFact fact) {
        return switch (fact) {
            case ControlFact.NoControl _ -> Sentence.of("whyConnect.control.local");
            case ControlFact.PortAnswers(Port port, Duration after, boolean connects) ->
                    Sentence.of(
                            connects
                                    ? "whyConnect.control.portConnects"
                                    : "whyConnect.control.portRefused",
                            port,
                            measured(after));
            case ControlFact.NoPortAnswers(List<Port> ports, @Nullable Errno errno) ->
                    noPort(ports, errno);
            case ControlFact.GatewayAnswers(IpAddress gateway, Duration after) ->
                    Sentence.of("whyConnect.control.gatewayAnswers", gateway, measured(after));
            case ControlFact.GatewaySilent(IpAddress gateway, @Nullable Errno errno) ->
                    errno == null
                            ? Sentence.of("whyConnect.control.gatewaySilent", gateway)
                            : Sentence.of("whyConnect.control.gatewayFails", gateway, errno);
            case ControlFact.AddressConnects(Endpoint there, Duration after) ->
                    Sentence.of("whyConnect.sibling.connects", there, measured(after));
            case ControlFact.TriedFirst(AddressFamily family) ->
                    Sentence.of("whyConnect.sibling.first", FamilyText.of(family));
            case ControlFact.HostIsUp(Port port, boolean connects) ->
                    Sentence.of(
                            connects
                                    ? "whyConnect.sibling.portConnects"
                                    : "whyConnect.sibling.portRefused",
                            port);
        };
    }

    private static Sentence noPort(List<Port> ports, @Nullable Errno errno) {
        String all = ports.stream().map(Port::toString).collect(Collectors.joining(", "));
        return errno == null
                ? Sentence.of("whyConnect.control.portsSilent", all)
                : Sentence.of("whyConnect.control.portsFail", all, errno);
    }
}
