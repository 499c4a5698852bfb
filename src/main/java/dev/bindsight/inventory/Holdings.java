package dev.bindsight.inventory;

import dev.bindsight.platform.Platform;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.ProcessTable.Glance;
import dev.bindsight.platform.SocketPlaces;

import java.util.function.LongConsumer;

/** Every socket that one process has, wherever it keeps it. */
public final class Holdings {
    private final ProcessTable table;
    private final SocketPlaces places;

    /** On a platform. */
    public Holdings(Platform platform) {
        this.table = platform.processes();
        this.places = platform.places();
    }

    /** Visits the inodes of the sockets that the process with a pid has now. */
    public Access of(int pid, LongConsumer visitor) {
        Glance seen = table.glance(pid);
        if (seen.ref() == null || seen.thread() == 0) {
            // a zombie has closed everything and keeps its pid
            return seen.access();
        }
        var list = new DescriptorList();
        boolean[] hidden = new boolean[1];
        Access access =
                table.descriptors(
                        pid,
                        seen.thread(),
                        descriptor -> {
                            if (hidden[0]) {
                                return; // so are the others
                            }
                            long inode = table.socketInode(pid, seen.thread(), descriptor);
                            hidden[0] |= inode == ProcessTable.HIDDEN;
                            if (inode > 0 || inode == ProcessTable.RING) {
                                list.add(descriptor, inode);
                            }
                        });
        for (int i = 0; i < list.size(); i++) {
            if (list.inodeAt(i) > 0) {
                visitor.accept(list.inodeAt(i));
            }
        }
        if (access == Access.READ) {
            Elsewhere.look(table, places, pid, seen.thread(), list, Elsewhere.NOTHING)
                    .inodes()
                    .forEach(visitor::accept);
        }
        return access == Access.READ && hidden[0] ? Access.DENIED : access;
    }
}
