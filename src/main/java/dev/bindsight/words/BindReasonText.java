package dev.bindsight.words;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.BindReason;
import dev.bindsight.model.fact.Holder;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Why a bind was refused, as one or two sentences that name the socket, process or setting. */
final class BindReasonText {
    private BindReasonText() {}

    static Sentence of(BindReason reason) {
        return switch (reason) {
            case BindReason.Told(Cause.AddressNotReady(BindPlace asked, DuplicateCheck check)) ->
                    Sentence.of("bindcause.notReady." + check, address(asked));
            case BindReason.Told(Cause.ReservedPort(Port port)) ->
                    Sentence.of("bindcause.reserved", port);
            case BindReason.PortTaken(Holder holder) -> HeldPortText.taken(holder);
            case BindReason.PlaceOverlaps(Holder holder, BindPlace asked) ->
                    HeldPortText.overlaps(holder, asked);
            case BindReason.PortBound(Holder holder) -> HeldPortText.bound(holder);
            case BindReason.WouldShare(Holder holder, Syscall call) ->
                    HeldPortText.shared(holder, call);
            case BindReason.WouldStopListen(Holder holder) -> HeldPortText.aboutToListen(holder);
            case BindReason.PortConnected(Holder holder, boolean outgoing) ->
                    HeldPortText.connected(holder, outgoing);
            case BindReason.InTimeWait ended -> HeldPortText.timeWait(ended);
            case BindReason.Orphaned ended -> HeldPortText.orphan(ended);
            case BindReason.OfKernel(var holder) -> HeldPortText.kernel(holder);
            case BindReason.NeedsCapability(Port port, Port from, String user, boolean granted) ->
                    Sentence.of(
                            granted ? "bindcause.privileged.elsewhere" : "bindcause.privileged",
                            port,
                            from,
                            user);
            case BindReason.Forbidden(@Nullable Port unprivileged) -> policy(unprivileged);
            case BindReason.NotHere(IpAddress address, List<LocalAddress> here) ->
                    Sentence.of("bindcause.notLocal", address, addresses(here));
            case BindReason.NoAddressHere(BindPlace asked) ->
                    Sentence.of("bindcause.notLocal.none", address(asked));
            case BindReason.OnOtherDevice(IpAddress address, List<String> devices, String asked) ->
                    Sentence.of(
                            "bindcause.notLocal.device",
                            address,
                            String.join(", ", devices),
                            asked);
            case BindReason.LoopbackDown(IpAddress address) ->
                    Sentence.of("bindcause.loDown", address);
            case BindReason.HereAllTheSame(IpAddress address) ->
                    Sentence.of("bindcause.here", address);
            case BindReason.NoSuchFamily(AddressFamily family) ->
                    Sentence.of(
                            "bindcause.wrongFamily",
                            Sentence.of(
                                    family == AddressFamily.IPV4
                                            ? "bindcause.ipv4"
                                            : "bindcause.ipv6"));
            case BindReason.OutOfDescriptors(boolean onWholeMachine) ->
                    Sentence.of(
                            onWholeMachine
                                    ? "bindcause.descriptors.all"
                                    : "bindcause.descriptors.own");
            case BindReason.NonePickable(@Nullable EphemeralPorts range) ->
                    range == null
                            ? Sentence.of("bindcause.ephemeral.unread")
                            : Sentence.of("bindcause.ephemeral", range.first(), range.last());
            case BindReason.NoSuchDevice(String device) ->
                    Sentence.of("bindcause.invalid.noDevice", device);
            case BindReason.NotOnDevice(String device) ->
                    Sentence.of("bindcause.invalid.device", device);
            case BindReason.WithoutScope(IpAddress address) ->
                    Sentence.of("bindcause.invalid.scope", address);
            case BindReason.Ipv4ForIpv6Alone(IpAddress address) ->
                    Sentence.of("bindcause.invalid.mapped", address);
            case BindReason.ForbiddenUntold(Port port) ->
                    Sentence.of("bindcause.forbidden.unread", port);
            case BindReason.NotTaken _ -> Sentence.of("bindcause.invalid");
            case BindReason.GoneMeanwhile _ -> Sentence.of("bindcause.over");
            case BindReason.NobodySeen _ -> Sentence.of("bindcause.blind");
            case BindReason.SocketsUnreadable _ -> Sentence.of("bindcause.unreadable");
            case BindReason.NothingInTheWay _ -> Sentence.of("bindcause.nothingSeen");
            case BindReason.Unknown _ -> Sentence.of("bindcause.undetermined");
        };
    }

    private static Sentence policy(@Nullable Port unprivileged) {
        Sentence policy = Sentence.of("bindcause.policy");
        return unprivileged == null
                ? policy
                : policy.then(Sentence.of("bindcause.policy.port", unprivileged));
    }

    /** Addresses of this machine, one after the other. */
    static Sentence addresses(List<LocalAddress> here) {
        return Sentence.joined(
                ", ",
                here.stream()
                        .map(LocalAddress::address)
                        .distinct()
                        .map(each -> new Sentence(List.of(new Span.Address(each.toString()))))
                        .toList());
    }

    private static Span address(BindPlace place) {
        return new Span.Address(place.addressText());
    }
}
