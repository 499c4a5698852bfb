package dev.bindsight.fix;

import dev.bindsight.inventory.Holdings;
import dev.bindsight.model.Inode;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a process still has one of some sockets open: its descriptors are read again, because a
 * process may have closed the socket or handed it on since it was listed.
 */
final class Identity {
    private final Holdings holdings;

    Identity(Platform platform) {
        this.holdings = new Holdings(platform);
    }

    /** What the descriptors showed. */
    enum Holding {
        /** At least one of the sockets is open in it. */
        HOLDS,
        /** None is. */
        GAVE_UP,
        /** They may not be read. */
        HIDDEN,
        /** It has ended. */
        GONE
    }

    /** Reads the descriptors of a process that is pinned, so that the pid is its own. */
    Holding check(ProcessRef process, Collection<SocketEntry> sockets) {
        Set<Long> wanted = new HashSet<>();
        for (SocketEntry socket : sockets) {
            Inode inode = socket.inode();
            if (inode != null) {
                wanted.add(inode.number());
            }
        }
        boolean[] seen = new boolean[1];
        ProcessTable.Access access =
                holdings.of(process.pid().number(), inode -> seen[0] |= wanted.contains(inode));
        if (seen[0]) {
            return Holding.HOLDS;
        }
        return switch (access) {
            case READ -> Holding.GAVE_UP;
            case DENIED, NOT_NOW -> Holding.HIDDEN;
            case GONE -> Holding.GONE;
        };
    }
}
