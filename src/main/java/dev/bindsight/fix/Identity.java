package dev.bindsight.fix;

import dev.bindsight.model.Inode;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.ProcessTable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a process still has one of some sockets open: its descriptors are read again, because a
 * process may have closed the socket or handed it on since it was listed.
 */
final class Identity {
    private final ProcessTable processes;

    Identity(ProcessTable processes) {
        this.processes = processes;
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
        int pid = process.pid().number();
        boolean[] seen = new boolean[1];
        ProcessTable.Access access =
                processes.descriptors(
                        pid,
                        descriptor ->
                                seen[0] |= wanted.contains(processes.socketInode(pid, descriptor)));
        if (seen[0]) {
            return Holding.HOLDS;
        }
        return switch (access) {
            case READ -> Holding.GAVE_UP;
            case DENIED -> Holding.HIDDEN;
            case GONE -> Holding.GONE;
        };
    }
}
