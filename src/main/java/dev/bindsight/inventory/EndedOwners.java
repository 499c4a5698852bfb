package dev.bindsight.inventory;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.ProcessRef;

import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes back that a socket has an owner of whom nothing could be read: it ended between the look at
 * its descriptors and the one at itself, as a server that forks for each connection does all the
 * time.
 */
final class EndedOwners {
    private EndedOwners() {}

    /**
     * Leaves out of every socket the processes that are not known. When the next reading finds that
     * they are gone, their sockets are joined anew.
     */
    static void leaveOut(SocketTable sockets, Set<ProcessRef> known) {
        for (int row = 0; row < sockets.top(); row++) {
            if (!sockets.isFree(row)) {
                sockets.setOwnership(row, without(sockets.entry(row).ownership(), known));
            }
        }
    }

    private static Ownership without(Ownership ownership, Set<ProcessRef> known) {
        return switch (ownership) {
            case OwnedBy owned when !known.containsAll(owned.processes()) -> {
                List<ProcessRef> left = left(owned.processes(), known);
                var via = new HashMap<>(owned.via());
                via.keySet().retainAll(left);
                yield left.isEmpty() ? new NotVisible(HiddenReason.GONE) : new OwnedBy(left, via);
            }
            case NotVisible hidden
                    when !known.containsAll(hidden.candidates())
                            || !known.containsAll(hidden.closed()) ->
                    new NotVisible(
                            hidden.reason(),
                            left(hidden.candidates(), known),
                            left(hidden.closed(), known),
                            hidden.birthplace());
            case OwnedBy _, NotVisible _, Ownership.KernelHeld _, Ownership.NotLookedUp _ ->
                    ownership;
        };
    }

    private static List<ProcessRef> left(List<ProcessRef> refs, Set<ProcessRef> known) {
        return refs.stream().filter(known::contains).toList();
    }
}
