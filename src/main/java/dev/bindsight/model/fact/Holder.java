package dev.bindsight.model.fact;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A socket, and who holds it as far as that is known.
 *
 * @param socket the socket
 * @param owners the processes that are seen to have it open; empty if none is
 * @param isSelf whether one of them is Bindsight itself
 * @param user the name of the user who made it, absent where the kernel tells none
 */
public record Holder(
        SocketEntry socket, List<ProcessDetails> owners, boolean isSelf, @Nullable String user) {
    /** Copies the list. */
    public Holder {
        owners = List.copyOf(owners);
    }
}
