package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.ENFILE;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** Why a bind was refused, as one or two sentences that name the socket, process or setting. */
final class BindSummary {
    private final HeldSummary held;
    private final MachineSummary machine;

    BindSummary(HolderText holders, MachineSummary machine) {
        this.held = new HeldSummary(holders);
        this.machine = machine;
    }

    Reason of(BindCause cause, Refusal refusal) {
        return cause instanceof Cause.Held because
                ? held.of(because, refusal)
                : new Reason.Said(said(cause, refusal));
    }

    private String said(BindCause cause, Refusal refusal) {
        Endpoint endpoint = refusal.probe().endpoint();
        return switch (cause) {
            case Cause.Held _ -> throw new IllegalStateException("told as a fact");
            case Cause.PrivilegedPort(Port from) -> privileged(endpoint.port(), from);
            case Cause.AddressNotLocal(List<LocalAddress> here) -> notLocal(refusal, here);
            case Cause.AddressNotReady(DuplicateCheck check) ->
                    Texts.get("bindcause.notReady." + check, refusal.probe().place().addressText());
            case Cause.WrongFamily _ -> Texts.get("bindcause.wrongFamily", family(endpoint));
            case Cause.DescriptorsExhausted _ ->
                    refusal.gave(ENFILE)
                            ? Texts.get("bindcause.descriptors.all")
                            : Texts.get("bindcause.descriptors.own");
            case Cause.EphemeralPortsExhausted(@Nullable EphemeralPorts range, int _) ->
                    range == null
                            ? Texts.get("bindcause.ephemeral.unread")
                            : Texts.get(
                                    "bindcause.ephemeral",
                                    range.first().toString(),
                                    range.last().toString());
            case Cause.ForbiddenByPolicy _ -> policy(endpoint.port());
            case Cause.InvalidUse _ -> invalid(refusal);
            case Cause.Undetermined _ -> undetermined(refusal);
            case Cause.ReservedPort _ ->
                    Texts.get("bindcause.reserved", endpoint.port().toString());
        };
    }

    private String privileged(Port port, Port from) {
        return machine.isGranted("CAP_NET_BIND_SERVICE")
                ? Texts.get(
                        "bindcause.privileged.elsewhere",
                        port.toString(),
                        from.toString(),
                        machine.user())
                : Texts.get(
                        "bindcause.privileged", port.toString(), from.toString(), machine.user());
    }

    private String policy(Port port) {
        String policy = Texts.get("bindcause.policy");
        boolean needsNone =
                machine.unprivilegedPortStart()
                        .filter(from -> port.compareTo(from) >= 0)
                        .isPresent();
        return needsNone
                ? policy + " " + Texts.get("bindcause.policy.port", port.toString())
                : policy;
    }

    private String notLocal(Refusal refusal, List<LocalAddress> here) {
        IpAddress address = refusal.probe().endpoint().address();
        if (address.isLoopback() && machine.isDown("lo")) {
            return Texts.get("bindcause.loDown", address);
        }
        String device = refusal.probe().place().interfaceName();
        String devices =
                here.stream()
                        .filter(each -> each.address().equals(address))
                        .map(LocalAddress::device)
                        .collect(Collectors.joining(", "));
        if (here.isEmpty()) {
            return Texts.get("bindcause.notLocal.none", refusal.probe().place().addressText());
        }
        return device == null || devices.isEmpty()
                ? Texts.get("bindcause.notLocal", address, addresses(here))
                : Texts.get("bindcause.notLocal.device", address, devices, device);
    }

    private String invalid(Refusal refusal) {
        IpAddress address = refusal.probe().endpoint().address();
        String device = refusal.probe().place().interfaceName();
        if (device != null && !machine.hasDevice(device)) {
            return Texts.get("bindcause.invalid.noDevice", device);
        }
        if (device != null && address.isLinkLocal()) {
            return Texts.get("bindcause.invalid.device", device);
        }
        if (address.isLinkLocal()) {
            return Texts.get("bindcause.invalid.scope", address);
        }
        if (address.isIpv4Mapped() && Boolean.TRUE.equals(refusal.probe().place().v6only())) {
            return Texts.get("bindcause.invalid.mapped", address);
        }
        return Texts.get("bindcause.invalid");
    }

    private static String undetermined(Refusal refusal) {
        if (refusal.isOver()) {
            return Texts.get("bindcause.over");
        }
        if (refusal.gave(EADDRNOTAVAIL)) {
            IpAddress address = refusal.probe().endpoint().address();
            return Texts.get("bindcause.here", address);
        }
        if (refusal.attempt().outcome() instanceof Outcome.NotTried) {
            return Texts.get("bindcause.blind");
        }
        if (refusal.gave(EACCES)) {
            return Texts.get("bindcause.forbidden.unread", refusal.port().toString());
        }
        if (!refusal.isInUse()) {
            return Texts.get("bindcause.undetermined");
        }
        return refusal.seen() == null
                ? Texts.get("bindcause.unreadable")
                : Texts.get("bindcause.nothingSeen");
    }

    static String addresses(List<LocalAddress> here) {
        return here.stream()
                .map(each -> each.address().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String family(Endpoint endpoint) {
        return endpoint.address().family() == AddressFamily.IPV4
                ? Texts.get("bindcause.ipv4")
                : Texts.get("bindcause.ipv6");
    }
}
