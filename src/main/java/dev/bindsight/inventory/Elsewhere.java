package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.Via;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.SocketPlaces;
import dev.bindsight.platform.SocketPlaces.Registered;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sockets that a process keeps in other places than its own table of descriptors: in the table
 * of a thread that left it, and with an io_uring.
 */
final class Elsewhere {
    /** No such socket. */
    static final Elsewhere NOTHING = new Elsewhere(Map.of());

    private final Map<Long, Via> held;

    private Elsewhere(Map<Long, Via> held) {
        this.held = held;
    }

    /**
     * Looks there.
     *
     * @param thread whose table is the process's own
     * @param own what is in that
     * @param before what was found the last time: a busy io_uring may name less than it has, and
     *     what it named before is believed then
     */
    static Elsewhere look(
            ProcessTable table,
            SocketPlaces places,
            int pid,
            int thread,
            DescriptorList own,
            Elsewhere before) {
        var found = new HashMap<Long, Via>();
        boolean complete = registered(places, pid, thread, rings(own), found);
        for (int other : places.ownTables(pid, thread)) {
            var list = new DescriptorList();
            table.descriptors(
                    pid,
                    other,
                    descriptor -> {
                        long inode = table.socketInode(pid, other, descriptor);
                        if (inode > 0 || inode == ProcessTable.RING) {
                            list.add(descriptor, inode);
                        }
                    });
            for (int i = 0; i < list.size(); i++) {
                if (list.inodeAt(i) > 0) {
                    found.put(list.inodeAt(i), Via.ANOTHER_THREAD);
                }
            }
            complete &= registered(places, pid, other, rings(list), found);
        }
        if (!complete) {
            before.held.forEach((inode, via) -> {
                if (via == Via.IO_URING) {
                    found.putIfAbsent(inode, via);
                }
            });
        }
        found.keySet().removeIf(own::contains);
        return found.isEmpty() ? NOTHING : new Elsewhere(Map.copyOf(found));
    }

    private static int[] rings(DescriptorList list) {
        return list.descriptorsOf(ProcessTable.RING);
    }

    private static boolean registered(
            SocketPlaces places, int pid, int thread, int[] rings, Map<Long, Via> found) {
        boolean complete = true;
        for (int ring : rings) {
            Registered registered = places.registered(pid, thread, ring);
            for (long inode : registered.inodes()) {
                found.put(inode, Via.IO_URING);
            }
            complete &= registered.complete();
        }
        return complete;
    }

    /** How a socket is kept there, absent if it is not. */
    @Nullable Via via(long inode) {
        return held.get(inode);
    }

    boolean holds(long inode) {
        return this != NOTHING && held.containsKey(inode);
    }

    Set<Long> inodes() {
        return held.keySet();
    }

    /** The same without a socket that is gone. */
    Elsewhere without(long inode) {
        var rest = new HashMap<>(held);
        rest.remove(inode);
        // an empty one is not NOTHING: the next look may find what came in its place
        return new Elsewhere(Map.copyOf(rest));
    }
}
