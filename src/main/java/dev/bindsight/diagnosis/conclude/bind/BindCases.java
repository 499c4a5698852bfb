package dev.bindsight.diagnosis.conclude.bind;

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

import dev.bindsight.diagnosis.observation.BindObservation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.BindCause;
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.Port;
import dev.bindsight.occupancy.HeldCause;

/**
 * Tells the causes from each other by what was observed, never by the errno alone, and which case
 * each is.
 */
final class BindCases {
    /** What the kernel answers where the call makes no sense as it was made. */
    private static final ErrnoName[] MISUSE = {
        EINVAL, EOPNOTSUPP, ENOPROTOOPT, ENODEV, EPROTONOSUPPORT
    };

    private BindCases() {}

    /**
     * The one that an observation is of. The compiler asks for each cause here; that there is an
     * observation for each, {@code EveryBindCauseTest} asks.
     */
    static BindCase of(BindObservation found) {
        return switch (cause(found)) {
            case Cause.Held held -> held(found, held);
            case Cause.PrivilegedPort cause -> new PrivilegedPortCase(found, cause);
            case Cause.ReservedPort cause -> new ReservedPortCase(found, cause);
            case Cause.ForbiddenByPolicy cause -> new ForbiddenByPolicyCase(found, cause);
            case Cause.AddressNotLocal cause -> new AddressNotLocalCase(found, cause);
            case Cause.AddressNotReady cause -> new AddressNotReadyCase(found, cause);
            case Cause.WrongFamily cause -> new WrongFamilyCase(found, cause);
            case Cause.EphemeralPortsExhausted cause -> new NonePickableCase(found, cause);
            case Cause.DescriptorsExhausted cause -> new DescriptorsCase(found, cause);
            case Cause.InvalidUse cause -> new InvalidUseCase(found, cause);
            case Cause.Undetermined cause -> new UndeterminedCase(found, cause);
        };
    }

    private static HeldCase held(BindObservation found, Cause.Held held) {
        return switch (held) {
            case Cause.PortHeld cause -> new PortHeldCase(found, cause);
            case Cause.WildcardConflict cause -> new WildcardConflictCase(found, cause);
            case Cause.HeldByBoundSocket cause -> new BoundSocketCase(found, cause);
            case Cause.HeldByConnection cause -> new ConnectionCase(found, cause);
            case Cause.HeldByTimeWait cause -> new TimeWaitCase(found, cause);
            case Cause.HeldByOrphan cause -> new OrphanCase(found, cause);
            case Cause.HeldByKernel cause -> new KernelCase(found, cause);
        };
    }

    private static BindCause cause(BindObservation found) {
        if (found.isInUse()) {
            return found.isAnyPort() ? nonePickable(found) : holding(found);
        }
        if (found.gave(EACCES, EPERM)) {
            return found.isWindows() ? keptByWindows(found) : forbidden(found);
        }
        if (found.gave(EADDRNOTAVAIL)) {
            return notAvailable(found);
        }
        if (found.gave(EAFNOSUPPORT)) {
            return new Cause.WrongFamily();
        }
        if (found.gave(EMFILE, ENFILE)) {
            return new Cause.DescriptorsExhausted();
        }
        return found.gave(MISUSE) ? new Cause.InvalidUse() : new Cause.Undetermined();
    }

    private static BindCause nonePickable(BindObservation found) {
        EphemeralPorts range = found.machine().ephemeral();
        return new Cause.EphemeralPortsExhausted(range, range == null ? 0 : range.count());
    }

    private static BindCause keptByWindows(BindObservation found) {
        return found.inTheWay().isEmpty() ? new Cause.ReservedPort(found.wanted()) : holding(found);
    }

    /**
     * Below the limit it may always be the number: the capability that this process has counts only
     * in the user namespace that owns the network namespace (user_namespaces(7)).
     */
    private static BindCause forbidden(BindObservation found) {
        if (found.isAnyPort() || !found.gave(EACCES)) {
            return new Cause.ForbiddenByPolicy();
        }
        Port from = found.machine().unprivilegedFrom();
        if (from == null) {
            return new Cause.Undetermined();
        }
        return found.wanted().compareTo(from) < 0
                ? new Cause.PrivilegedPort(from)
                : new Cause.ForbiddenByPolicy();
    }

    private static BindCause notAvailable(BindObservation found) {
        // without the loopback device ::1 is gone too: that says nothing about IPv6
        if (!AddressNotLocalCase.isLoopbackDown(found)) {
            if (WrongFamilyCase.is(found)) {
                return new Cause.WrongFamily();
            }
            if (AddressNotLocalCase.isHere(found)) {
                return here(found);
            }
        }
        return new Cause.AddressNotLocal(found.machine().addresses());
    }

    private static BindCause here(BindObservation found) {
        DuplicateCheck check = found.machine().duplicateCheck();
        return check == null
                ? new Cause.Undetermined()
                : new Cause.AddressNotReady(found.probe().place(), check);
    }

    /** That of the socket that decides; undetermined where none does. */
    private static BindCause holding(BindObservation found) {
        return found.deciding()
                .<BindCause>map(holder ->
                        HeldCause.of(
                                holder, found.probe().place(), _ -> found.machine().isOutgoing()))
                .orElseGet(Cause.Undetermined::new);
    }
}
