package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Ownership.Via;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.ProcessTable.Glance;
import dev.bindsight.platform.SocketPlaces;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What one process has open: each descriptor and the inode of the socket behind it, and what it
 * keeps elsewhere. Read by one thread at a time.
 */
final class OpenDescriptors {
    /** The inode of a descriptor in doubt: the socket it stood for is gone. */
    private static final long DOUBT = -9;

    private final int pid;
    private int thread;
    private @Nullable ProcessRef ref;
    private @Nullable OwnedBy alone;
    private Access access = Access.GONE;
    private int count = -1;
    private final DescriptorList list = new DescriptorList();
    private final DescriptorList former = new DescriptorList();
    private Elsewhere elsewhere = Elsewhere.NOTHING;
    private Elsewhere formerElsewhere = Elsewhere.NOTHING;
    private boolean replaced;
    private boolean retold;
    private boolean hiddenOne;
    private boolean doubtful;
    private boolean due;
    private long wholeAt;
    private int likely;

    OpenDescriptors(int pid) {
        this.pid = pid;
        this.thread = pid;
    }

    int pid() {
        return pid;
    }

    /** The thread whose table of descriptors is the process's, as of the last reading. */
    int thread() {
        return thread == 0 ? pid : thread;
    }

    /** The process that was read last; absent if there was none. */
    @Nullable ProcessRef ref() {
        return ref;
    }

    /** The process as the only owner of a socket; one object for all of its descriptors. */
    private OwnedBy alone() {
        OwnedBy current = alone;
        if (current == null) {
            ProcessRef known = known();
            current =
                    thread() == pid
                            ? new OwnedBy(List.of(known))
                            : new OwnedBy(List.of(known), Map.of(known, Via.ANOTHER_THREAD));
            alone = current;
        }
        return current;
    }

    /** The process; there has to be one. */
    ProcessRef known() {
        if (ref == null) {
            throw new IllegalStateException("pid " + pid + " was not read");
        }
        return ref;
    }

    /** The process as the only owner of one of its sockets. */
    OwnedBy owning(long inode) {
        if (elsewhere == Elsewhere.NOTHING) {
            return alone();
        }
        Via via = elsewhere.via(inode);
        return via == null || list.contains(inode)
                ? alone()
                : new OwnedBy(List.of(known()), Map.of(known(), via));
    }

    Access access() {
        return access;
    }

    /** How many descriptors are known. */
    int size() {
        return list.size();
    }

    /** The descriptors that stand for a socket. */
    int[] descriptorsOf(long inode) {
        return list.descriptorsOf(inode);
    }

    /** How many descriptors it had open when they were listed; -1 for unknown. */
    int count() {
        return count;
    }

    /** Has it looked at with the next {@link #read}, though nothing points to a change. */
    void makeDue() {
        due = true;
    }

    /** Whether its turn in the rotation has come. */
    boolean isDue() {
        return due;
    }

    /** When every descriptor was looked at, by {@link System#nanoTime}. */
    long wholeAt() {
        return wholeAt;
    }

    /** Whether one of its sockets is in {@code book}. */
    boolean holdsOneOf(SocketTable book) {
        // where one was found before, one mostly is again
        if (likely < list.size() && book.contains(list.inodeAt(likely))) {
            return true;
        }
        for (int i = 0; i < list.size(); i++) {
            if (book.contains(list.inodeAt(i))) {
                likely = i;
                return true;
            }
        }
        return elsewhere != Elsewhere.NOTHING
                && elsewhere.inodes().stream().anyMatch(book::contains);
    }

    /** Marks the descriptors of a socket that is gone as in doubt. */
    void doubt(long inode) {
        doubtful |= list.replace(inode, DOUBT);
        if (elsewhere.holds(inode)) {
            elsewhere = elsewhere.without(inode);
            doubtful = true;
        }
    }

    /** Whether {@link #doubt} found something. */
    boolean isDoubtful() {
        return doubtful;
    }

    /**
     * Reads it again. What was known before is kept for {@link #tellChanges} until the next time.
     *
     * @param open how many descriptors it has open now; -1 for unknown
     * @param now by {@link System#nanoTime}
     */
    void read(ProcessTable table, SocketPlaces places, Depth depth, int open, long now) {
        keepFormer();
        due = false;
        doubtful = false;
        Glance seen = table.glance(pid);
        replaced = seen.ref() == null || !seen.ref().equals(ref);
        int before = thread();
        thread = seen.thread();
        retold = !replaced && (before == pid) != (thread() == pid);
        if (replaced || retold) {
            ref = seen.ref();
            alone = null;
        }
        boolean moved = thread() != before;
        int counted = moved ? table.descriptorCount(pid, thread()) : open;
        if (seen.ref() == null) {
            become(seen.access());
        } else if (replaced) {
            list(table, Depth.WHOLE, counted);
        } else if (depth.list() || moved || !look(table, depth.verify())) {
            list(table, depth, counted);
        }
        boolean keeps = access == Access.READ && elsewhere != Elsewhere.NOTHING && !replaced;
        elsewhere = keeps ? lookedElsewhere(table, places) : Elsewhere.NOTHING;
        wholeAt = replaced || depth == Depth.WHOLE ? now : wholeAt;
    }

    /** Looks where it was not known to keep anything, and tells with {@link #tellChanges}. */
    void readElsewhere(ProcessTable table, SocketPlaces places) {
        keepFormer();
        replaced = false;
        retold = false;
        elsewhere = lookedElsewhere(table, places);
    }

    private Elsewhere lookedElsewhere(ProcessTable table, SocketPlaces places) {
        return Elsewhere.look(table, places, pid, thread(), list, elsewhere);
    }

    private void keepFormer() {
        former.copy(list);
        formerElsewhere = elsewhere;
    }

    private void become(Access next) {
        access = next;
        list.clear();
    }

    /** Looks at known descriptors; false if one is gone, so that others may have come. */
    private boolean look(ProcessTable table, LongPredicate verify) {
        boolean settled = true;
        for (int i = 0; i < list.size(); i++) {
            long believed = list.inodeAt(i);
            if (believed == DOUBT || believed > 0 && verify.test(believed)) {
                long inode = table.socketInode(pid, thread(), list.descriptorAt(i));
                settled &= isThere(inode);
                list.setInode(i, isThere(inode) ? inode : DOUBT);
            }
        }
        return settled;
    }

    private static boolean isThere(long inode) {
        return inode >= 0 || inode == ProcessTable.RING;
    }

    private void list(ProcessTable table, Depth depth, int open) {
        count = open;
        list.clear();
        hiddenOne = false;
        // a kernel thread or a zombie has none, and listing costs more than counting; as its own
        // user a zombie would even give EACCES
        Access outcome =
                open == 0 || thread == 0
                        ? Access.READ
                        : table.descriptors(
                                pid, thread(), new Listing(table, depth.verify())::take);
        access = outcome == Access.READ && hiddenOne ? Access.DENIED : outcome;
        if (access != Access.READ) {
            list.clear();
        }
        if (access == Access.NOT_NOW) {
            count = -1;
        }
    }

    /** Takes in descriptors as they are listed, in ascending order. */
    private final class Listing {
        private final ProcessTable table;
        private final LongPredicate verify;
        private int next;

        Listing(ProcessTable table, LongPredicate verify) {
            this.table = table;
            this.verify = verify;
        }

        void take(int descriptor) {
            if (hiddenOne) {
                return; // the kernel asks of the process, not of the descriptor (fs/proc/base.c)
            }
            while (next < former.size() && former.descriptorAt(next) < descriptor) {
                next++;
            }
            boolean known = next < former.size() && former.descriptorAt(next) == descriptor;
            long believed = known ? former.inodeAt(next) : DOUBT;
            boolean asked = replaced || believed == DOUBT || verify.test(believed);
            long inode = asked ? table.socketInode(pid, thread(), descriptor) : believed;
            hiddenOne |= inode == ProcessTable.HIDDEN;
            if (isThere(inode)) {
                list.add(descriptor, inode);
            }
        }
    }

    /** Tells what the last reading changed. */
    void tellChanges(HolderChanges changes) {
        int before = 0;
        int after = 0;
        while (before < former.size() || after < list.size()) {
            int order = former.order(before, list, after);
            boolean unchanged =
                    order == 0
                            && !replaced
                            && !retold
                            && former.inodeAt(before) == list.inodeAt(after);
            if (order <= 0 && !unchanged) {
                tellLost(former.inodeAt(before), changes);
            }
            if (order >= 0 && !unchanged) {
                tellGained(list.inodeAt(after), changes);
            }
            before += order <= 0 ? 1 : 0;
            after += order >= 0 ? 1 : 0;
        }
        if (formerElsewhere != elsewhere) {
            formerElsewhere.inodes().forEach(inode -> tellLost(inode, changes));
            elsewhere.inodes().forEach(changes::gained);
        }
    }

    // a socket that several descriptors stand for is held while one of them is open
    private void tellLost(long inode, HolderChanges changes) {
        if (inode <= 0) {
            return;
        }
        if (replaced || !list.contains(inode) && !elsewhere.holds(inode)) {
            changes.lost(inode);
        } else if (elsewhere.holds(inode)) {
            changes.gained(inode);
        }
    }

    private void tellGained(long inode, HolderChanges changes) {
        if (inode > 0 && (replaced || retold || !former.contains(inode))) {
            changes.gained(inode);
        }
    }

    /** Tells every socket it is known to have as lost, because it has ended. */
    void tellEnd(HolderChanges changes) {
        for (int i = 0; i < list.size(); i++) {
            if (list.inodeAt(i) > 0) {
                changes.lost(list.inodeAt(i));
            }
        }
        elsewhere.inodes().forEach(changes::lost);
    }
}
