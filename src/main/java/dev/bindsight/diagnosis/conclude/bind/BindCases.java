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
import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.ErrnoName;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.HeldCause;

/** Tells the cases from each other by what was observed, never by the errno alone. */
final class BindCases {
    /** What the kernel answers where the call makes no sense as it was made. */
    private static final ErrnoName[] MISUSE = {
        EINVAL, EOPNOTSUPP, ENOPROTOOPT, ENODEV, EPROTONOSUPPORT
    };

    private BindCases() {}

    /** The one that an observation is of. */
    static BindCase of(BindObservation found) {
        if (found.isInUse()) {
            return found.isAnyPort() ? new NonePickableCase(found) : held(found);
        }
        if (found.gave(EACCES, EPERM)) {
            return forbidden(found);
        }
        if (found.gave(EADDRNOTAVAIL)) {
            return notAvailable(found);
        }
        if (found.gave(EAFNOSUPPORT)) {
            return new WrongFamilyCase(found);
        }
        if (found.gave(EMFILE, ENFILE)) {
            return new DescriptorsCase(found);
        }
        return found.gave(MISUSE) ? new InvalidUseCase(found) : new UndeterminedCase(found);
    }

    private static BindCase forbidden(BindObservation found) {
        if (found.isWindows()) {
            return found.inTheWay().isEmpty() ? new ReservedPortCase(found) : held(found);
        }
        return PrivilegedPortCase.of(found)
                .<BindCase>map(known -> known)
                .orElseGet(() -> limitUntold(found));
    }

    private static BindCase limitUntold(BindObservation found) {
        return found.machine().unprivilegedFrom() == null && PrivilegedPortCase.maybe(found)
                ? new UndeterminedCase(found)
                : new ForbiddenByPolicyCase(found);
    }

    private static BindCase notAvailable(BindObservation found) {
        if (AddressNotLocalCase.isLoopbackDown(found)) {
            // ::1 goes with the device: that says nothing about IPv6
            return new AddressNotLocalCase(found);
        }
        if (WrongFamilyCase.is(found)) {
            return new WrongFamilyCase(found);
        }
        if (!AddressNotLocalCase.isHere(found)) {
            return new AddressNotLocalCase(found);
        }
        DuplicateCheck check = found.machine().duplicateCheck();
        return check == null ? new UndeterminedCase(found) : new AddressNotReadyCase(found, check);
    }

    /** The one of the socket that decides; undetermined where none does. */
    private static BindCase held(BindObservation found) {
        return found.deciding()
                .<BindCase>map(holder -> held(found, holder))
                .orElseGet(() -> new UndeterminedCase(found));
    }

    private static HeldCase held(BindObservation found, SocketEntry holder) {
        Cause.Held held =
                HeldCause.of(holder, found.probe().place(), _ -> found.machine().isOutgoing());
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
}
