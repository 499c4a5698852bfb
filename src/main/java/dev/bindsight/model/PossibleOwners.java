package dev.bindsight.model;

import dev.bindsight.model.Ownership.NotVisible;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who may have a socket whose owner is not visible.
 *
 * @param closed processes of our own that are protected from a look
 * @param candidates processes that may carry it unread
 */
public record PossibleOwners(List<ProcessDetails> closed, List<ProcessDetails> candidates) {
    /** Nobody that is known. */
    public static final PossibleOwners NOBODY = new PossibleOwners(List.of(), List.of());

    /** Copies the lists. */
    public PossibleOwners {
        closed = List.copyOf(closed);
        candidates = List.copyOf(candidates);
    }

    /** Those of a socket, as far as an inventory knows them. */
    public static PossibleOwners of(SocketEntry socket, @Nullable Inventory inventory) {
        return inventory != null && socket.ownership() instanceof NotVisible hidden
                ? new PossibleOwners(
                        inventory.known(hidden.closed()), inventory.known(hidden.candidates()))
                : NOBODY;
    }
}
