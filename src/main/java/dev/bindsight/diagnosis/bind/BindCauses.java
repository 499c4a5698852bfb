package dev.bindsight.diagnosis.bind;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.EADDRNOTAVAIL;
import static dev.bindsight.model.ErrnoName.EAFNOSUPPORT;
import static dev.bindsight.model.ErrnoName.EINVAL;
import static dev.bindsight.model.ErrnoName.EMFILE;
import static dev.bindsight.model.ErrnoName.ENFILE;
import static dev.bindsight.model.ErrnoName.ENODEV;
import static dev.bindsight.model.ErrnoName.ENOPROTOOPT;
import static dev.bindsight.model.ErrnoName.EOPNOTSUPP;
import static dev.bindsight.model.ErrnoName.EPERM;
import static dev.bindsight.model.ErrnoName.EPROTONOSUPPORT;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindCause;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.ActiveOpens;
import dev.bindsight.occupancy.HeldCause;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Concludes the cause of a refused bind from what was seen, never from the errno alone. */
final class BindCauses {
    /** What the kernel answers where the call makes no sense as it was made. */
    private static final ErrnoName[] MISUSE = {
        EINVAL, EOPNOTSUPP, ENOPROTOOPT, ENODEV, EPROTONOSUPPORT
    };

    private static final String LOOPBACK = "lo";

    private final MachineSummary machine;
    private final Supplier<ActiveOpens> opens;

    BindCauses(MachineSummary machine, Supplier<ActiveOpens> opens) {
        this.machine = machine;
        this.opens = opens;
    }

    BindCause of(Refusal refusal) {
        if (refusal.isInUse()) {
            return inUse(refusal);
        }
        if (refusal.gave(EACCES, EPERM)) {
            return forbidden(refusal);
        }
        if (refusal.gave(EADDRNOTAVAIL)) {
            return notAvailable(refusal);
        }
        if (refusal.gave(EAFNOSUPPORT)) {
            return new Cause.WrongFamily();
        }
        if (refusal.gave(EMFILE, ENFILE)) {
            return new Cause.DescriptorsExhausted();
        }
        return refusal.gave(MISUSE) ? new Cause.InvalidUse() : new Cause.Undetermined();
    }

    private BindCause inUse(Refusal refusal) {
        if (refusal.port().number() == 0) {
            EphemeralPorts range = machine.ephemeralPorts().orElse(null);
            return new Cause.EphemeralPortsExhausted(range, range == null ? 0 : range.count());
        }
        return refusal.deciding()
                .<BindCause>map(holder -> held(refusal, holder))
                .orElseGet(Cause.Undetermined::new);
    }

    private BindCause forbidden(Refusal refusal) {
        Optional<Port> unprivileged = machine.unprivilegedPortStart();
        if (unprivileged.isPresent() && isPrivileged(refusal, unprivileged.get())) {
            return new Cause.PrivilegedPort(unprivileged.get());
        }
        if (!refusal.isWindows()) {
            return unprivileged.isEmpty() && mayBePrivileged(refusal)
                    ? new Cause.Undetermined()
                    : new Cause.ForbiddenByPolicy();
        }
        return refusal.inTheWay().isEmpty()
                ? new Cause.ReservedPort()
                : held(refusal, refusal.inTheWay().getFirst());
    }

    /**
     * Below the limit it may always be the number: the capability that this process has counts only
     * in the user namespace that owns the network namespace (user_namespaces(7)).
     */
    private static boolean isPrivileged(Refusal refusal, Port unprivilegedFrom) {
        return mayBePrivileged(refusal) && refusal.port().compareTo(unprivilegedFrom) < 0;
    }

    /** What a port that is refused for its number gives, whatever the limit is. */
    private static boolean mayBePrivileged(Refusal refusal) {
        return refusal.port().number() != 0 && refusal.gave(EACCES) && !refusal.isWindows();
    }

    /** With a scope, the address is here only if it is on that very device. */
    private BindCause notAvailable(Refusal refusal) {
        IpAddress address = refusal.probe().endpoint().address();
        List<LocalAddress> here = machine.addresses();
        if (address.isLoopback() && machine.isDown(LOOPBACK)) {
            // ::1 goes with the device: that says nothing about IPv6
            return new Cause.AddressNotLocal(here);
        }
        boolean ipv6 = address.unmapped().family() == AddressFamily.IPV6;
        boolean familyIsHere =
                here.stream().anyMatch(each -> each.address().family() == AddressFamily.IPV6);
        if (ipv6 && !familyIsHere) {
            return new Cause.WrongFamily();
        }
        String device = refusal.probe().place().interfaceName();
        boolean isHere =
                here.stream()
                        .filter(each -> each.address().equals(address.unmapped()))
                        .anyMatch(each -> device == null || device.equals(each.device()));
        return isHere
                ? machine.duplicateCheck(address, device)
                        .<BindCause>map(Cause.AddressNotReady::new)
                        .orElseGet(Cause.Undetermined::new)
                : new Cause.AddressNotLocal(here);
    }

    private Cause.Held held(Refusal refusal, SocketEntry holder) {
        return HeldCause.of(holder, refusal.probe().place(), opens.get());
    }
}
