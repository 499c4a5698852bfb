package dev.bindsight.occupancy;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.SocketEntry;

import java.util.function.Predicate;

/** The cause that a socket in the way is. */
public final class HeldCause {
    private HeldCause() {}

    /**
     * That of the socket that decides about a bind at a place.
     *
     * @param isOutgoing whether a connection was made from here; asked of a connection alone
     */
    public static Cause.Held of(
            SocketEntry holder, BindPlace place, Predicate<SocketEntry> isOutgoing) {
        return switch (OccupantKind.of(holder)) {
            case KERNEL -> new Cause.HeldByKernel(holder);
            case LISTENER ->
                    Occupants.hasVeryAddress(place, holder)
                            ? new Cause.PortHeld(holder)
                            : new Cause.WildcardConflict(holder);
            case BOUND -> new Cause.HeldByBoundSocket(holder);
            case CONNECTION -> new Cause.HeldByConnection(holder, isOutgoing.test(holder));
            case ORPHAN -> new Cause.HeldByOrphan(holder, SocketNature.end(holder));
            case TIME_WAIT -> new Cause.HeldByTimeWait(holder, SocketNature.end(holder));
        };
    }
}
