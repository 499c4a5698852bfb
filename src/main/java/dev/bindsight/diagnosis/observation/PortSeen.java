package dev.bindsight.diagnosis.observation;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was seen of a port right after a bind was refused.
 *
 * @param seen the sockets on it, absent where no source answered
 * @param unread why no source answered, empty if one did
 * @param occupants those that meet the place, the one that decides first
 * @param again the same bind once more, made because nothing was in the way; else absent
 * @param holders what those who hold them are doing
 */
public record PortSeen(
        @Nullable Inventory seen,
        List<SourceRefusal> unread,
        Occupants occupants,
        @Nullable Attempt again,
        HolderStates holders) {
    /** Copies the list. */
    public PortSeen {
        unread = List.copyOf(unread);
    }

    /** Nothing, because no source answered. */
    public static PortSeen unreadable(List<SourceRefusal> unread, @Nullable Attempt again) {
        return new PortSeen(null, unread, Occupants.NONE, again, HolderStates.NONE);
    }

    /** The processes that are known to have a socket open. */
    public List<ProcessDetails> owners(SocketEntry socket) {
        return seen == null ? List.of() : seen.owners(socket);
    }

    /** Whether what was in the way went by itself before it could be seen. */
    public boolean isOver() {
        return again != null && again.ok();
    }
}
