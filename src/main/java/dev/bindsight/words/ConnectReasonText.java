package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.ForbiddenReason;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.MisuseReason;
import dev.bindsight.model.fact.NameReason;
import dev.bindsight.model.fact.Refuser;
import dev.bindsight.model.fact.SilenceReason;
import dev.bindsight.model.fact.SourceReason;
import dev.bindsight.model.fact.UnreachableReason;

/** Why a connect failed, or why its connection is of no use, as one or two sentences. */
final class ConnectReasonText {
    private ConnectReasonText() {}

    static Sentence of(ConnectReason reason) {
        return switch (reason) {
            case ConnectReason.Told(Cause.SelfConnected(Endpoint both)) ->
                    Sentence.of("whyConnect.after.itself", both);
            case ConnectionReason because -> ConnectionReasonText.of(because);
            case ForbiddenReason because -> of(because);
            case ListenerReason because -> ListenerReasonText.of(because);
            case MisuseReason because -> of(because);
            case NameReason because -> NameText.of(because);
            case SilenceReason because -> SilenceReasonText.of(because);
            case SourceReason because -> SourceText.of(because);
            case UnreachableReason because -> UnreachableReasonText.of(because);
            case ConnectReason.NoSocketsOfFamily(AddressFamily family) ->
                    Sentence.of("whyConnect.noFamily", FamilyText.of(family));
            case ConnectReason.OutOfDescriptors(boolean ofSystem) ->
                    Sentence.of(
                            ofSystem
                                    ? "whyConnect.descriptors.system"
                                    : "whyConnect.descriptors.process");
            case ConnectReason.OnlyThatPort(IpAddress host, Port port) ->
                    Sentence.of("whyConnect.control.onlyPort", host, port);
            case ConnectReason.OnlyThatPortDropped(IpAddress host, Port port) ->
                    Sentence.of("whyConnect.control.dropped", host, port);
            case ConnectReason.NothingBeyondGateway(IpAddress host) ->
                    Sentence.of("whyConnect.control.beyond", host);
            case ConnectReason.GatewaySilent(IpAddress gateway) ->
                    Sentence.of("whyConnect.control.gatewayGone", gateway);
            case ConnectReason.Unexplained(Syscall call, Errno errno) ->
                    Sentence.of("whyConnect.undetermined", call, errno);
        };
    }

    private static Sentence of(ForbiddenReason reason) {
        return switch (reason) {
            case ForbiddenReason.DatagramDropped(BindPlace place) ->
                    Sentence.of("whyConnect.forbidden.send", place);
            case ForbiddenReason.CallForbidden(BindPlace place) ->
                    Sentence.of("whyConnect.forbidden.connect", place);
            case ForbiddenReason.AccessDenied(BindPlace place, Refuser by) ->
                    Sentence.of(
                            switch (by) {
                                case HERE -> "whyConnect.forbidden.policy";
                                case NETWORK -> "whyConnect.forbidden.router";
                                case UNTOLD -> "whyConnect.forbidden.untold";
                            },
                            place);
        };
    }

    private static Sentence of(MisuseReason reason) {
        return switch (reason) {
            case MisuseReason.FamiliesDiffer(IpAddress source, IpAddress destination) ->
                    Sentence.of("whyConnect.misuse.family", source, destination);
            case MisuseReason.PortZero _ -> Sentence.of("whyConnect.misuse.port");
            case MisuseReason.ToMulticast(IpAddress address, Protocol protocol) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.misuse.multicast";
                                case UDP -> "whyConnect.misuse.multicastUdp";
                            },
                            address);
            case MisuseReason.ToBroadcast(IpAddress address, Protocol protocol) ->
                    Sentence.of(
                            switch (protocol) {
                                case TCP -> "whyConnect.misuse.broadcast";
                                case UDP -> "whyConnect.misuse.broadcastUdp";
                            },
                            address);
            case MisuseReason.LacksInterface(IpAddress address) ->
                    Sentence.of("whyConnect.misuse.scope", address);
            case MisuseReason.InterfaceUnknown(IpAddress address, String device) ->
                    Sentence.of("whyConnect.misuse.noDevice", address, device);
            case MisuseReason.SourceDeviceUnknown(String device) ->
                    Sentence.of("bindcause.invalid.noDevice", device);
        };
    }
}
