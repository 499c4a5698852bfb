package dev.bindsight.history.recorder;

import dev.bindsight.history.PastPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What a span is of: one process and one place, on however many sockets (SO_REUSEPORT); or a socket
 * whose owner is not known.
 *
 * @param holder who; of several that have the socket the one that started first, which made it or
 *     started the others. Absent where nobody is known
 * @param anonymous the socket where nobody is known; absent otherwise
 */
record Claim(PastPlace place, @Nullable ProcessRef holder, @Nullable SocketKey anonymous) {
    static Claim of(SocketEntry socket, Inventory inventory) {
        ProcessRef holder =
                owners(socket, inventory).stream()
                        .min(
                                Comparator.comparingLong(ProcessRef::startTime)
                                        .thenComparing(ProcessRef::pid))
                        .orElse(null);
        return new Claim(PastPlace.of(socket), holder, holder == null ? socket.key() : null);
    }

    /** Those of its owners of whom something is known. */
    static List<ProcessRef> owners(SocketEntry socket, Inventory inventory) {
        return socket.ownership() instanceof Ownership.OwnedBy(List<ProcessRef> owners, var _)
                ? owners.stream().filter(inventory.processes()::containsKey).toList()
                : List.of();
    }
}
