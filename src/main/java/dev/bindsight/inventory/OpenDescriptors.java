package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * What one process has open: each descriptor and the inode of the socket behind it. Read by one
 * thread at a time.
 */
final class OpenDescriptors {
    /** Is told what a reading changed. */
    interface Changes {
        /** No descriptor of the process stands for the socket any more. */
        void lost(long inode);

        /** A descriptor of the process stands for the socket now. */
        void gained(long inode);
    }

    /** How much of it is read again. */
    enum Depth {
        /** Only descriptors whose inode is in doubt; everything listed if one of them is gone. */
        DOUBTS,
        /** All are listed; the inodes of those known before are believed. */
        LISTED,
        /** All are listed and each is looked at. */
        WHOLE
    }

    /** The inode is in doubt: the socket it stood for is gone. */
    private static final long DOUBT = -9;

    /** What {@link ProcessTable#socketInode} gives for what may not be seen. */
    private static final long HIDDEN = -2;

    private static final int[] NO_DESCRIPTORS = {};
    private static final long[] NO_INODES = {};

    private final int pid;
    private @Nullable ProcessRef ref;
    private @Nullable OwnedBy alone;
    private Access access = Access.GONE;
    private int count = -1;
    private int[] descriptors = NO_DESCRIPTORS;
    private long[] inodes = NO_INODES;
    private int size;
    private int[] formerDescriptors = NO_DESCRIPTORS;
    private long[] formerInodes = NO_INODES;
    private int formerSize;
    private boolean doubtful;
    private boolean replaced;
    private boolean due = true;
    private int likely;
    private long verifiedAt;

    OpenDescriptors(int pid) {
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    /** The process that was read last; absent if there was none. */
    @Nullable ProcessRef ref() {
        return ref;
    }

    /** The process as the only owner of a socket; one object for all of its sockets. */
    OwnedBy alone() {
        OwnedBy current = alone;
        if (current == null) {
            if (ref == null) {
                throw new IllegalStateException("pid " + pid + " was not read");
            }
            current = new OwnedBy(List.of(ref));
            alone = current;
        }
        return current;
    }

    Access access() {
        return access;
    }

    /** How many descriptors are known. */
    int size() {
        return size;
    }

    /** Inode behind the descriptor at a position: 0 for what is no socket. */
    long inodeAt(int position) {
        return inodes[position];
    }

    /** When every descriptor was looked at, by {@link System#nanoTime}. */
    long verifiedAt() {
        return verifiedAt;
    }

    /** Whether all of it is to be read again with the next refresh, as it is at first. */
    boolean isDue() {
        return due;
    }

    /** Has all of it read again with the next refresh. */
    void makeDue() {
        due = true;
    }

    /** Whether one of its sockets is in {@code book}. */
    boolean holdsOneOf(SocketBook book) {
        // where one was found before, one mostly is again
        if (likely < size && book.contains(inodes[likely])) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            if (book.contains(inodes[i])) {
                likely = i;
                return true;
            }
        }
        return false;
    }

    /** Marks the descriptors of a socket that is gone as in doubt. */
    void doubt(long inode) {
        for (int i = 0; i < size; i++) {
            if (inodes[i] == inode) {
                inodes[i] = DOUBT;
                doubtful = true;
            }
        }
    }

    /** Whether {@link #doubt} found something. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** Whether the process may have opened or closed something; costs one system call. */
    boolean countChanged(ProcessTable processes) {
        int now = processes.descriptorCount(pid);
        return now < 0 || now != count;
    }

    /** Tells what the last {@link #read} changed. */
    void tellChanges(Changes changes) {
        int before = 0;
        int after = 0;
        while (before < formerSize || after < size) {
            int order = compare(before, after);
            boolean unchanged = order == 0 && !replaced && formerInodes[before] == inodes[after];
            if (order <= 0 && !unchanged) {
                tellLost(formerInodes[before], changes);
            }
            if (order >= 0 && !unchanged) {
                tellGained(inodes[after], changes);
            }
            before += order <= 0 ? 1 : 0;
            after += order >= 0 ? 1 : 0;
        }
    }

    private int compare(int before, int after) {
        if (before == formerSize) {
            return 1;
        }
        return after == size ? -1 : Integer.compare(formerDescriptors[before], descriptors[after]);
    }

    // a socket that several descriptors stand for is held while one of them is open
    private void tellLost(long inode, Changes changes) {
        if (inode > 0 && (replaced || !contains(inodes, size, inode))) {
            changes.lost(inode);
        }
    }

    private void tellGained(long inode, Changes changes) {
        if (inode > 0 && (replaced || !contains(formerInodes, formerSize, inode))) {
            changes.gained(inode);
        }
    }

    private static boolean contains(long[] inodes, int size, long inode) {
        for (int i = 0; i < size; i++) {
            if (inodes[i] == inode) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads it again. What was known before is kept for {@link #tellChanges} until the next time.
     *
     * @param found is used to collect descriptor numbers
     * @param now by {@link System#nanoTime}
     */
    void read(ProcessTable processes, Depth depth, IntList found, long now) {
        keepFormer();
        ProcessRef current = processes.identify(new Pid(pid)).orElse(null);
        boolean same = current != null && current.equals(ref);
        replaced = !same;
        if (!same) {
            ref = current;
            alone = null;
        }
        Depth needed = same ? depth : Depth.WHOLE;
        doubtful = false;
        if (current == null) {
            become(Access.GONE);
        } else if (needed != Depth.DOUBTS || !settleDoubts(processes)) {
            list(processes, needed == Depth.WHOLE, found);
        }
        if (needed == Depth.WHOLE) {
            due = false;
            verifiedAt = now;
        }
    }

    private void keepFormer() {
        if (formerDescriptors.length < size) {
            formerDescriptors = new int[descriptors.length];
            formerInodes = new long[descriptors.length];
        }
        System.arraycopy(descriptors, 0, formerDescriptors, 0, size);
        System.arraycopy(inodes, 0, formerInodes, 0, size);
        formerSize = size;
    }

    private void become(Access next) {
        access = next;
        size = 0;
    }

    /** Looks at the descriptors in doubt; false if one is gone, so that others may have come. */
    private boolean settleDoubts(ProcessTable processes) {
        boolean settled = true;
        for (int i = 0; i < size; i++) {
            if (inodes[i] == DOUBT) {
                long inode = processes.socketInode(pid, descriptors[i]);
                settled &= inode >= 0;
                inodes[i] = inode >= 0 ? inode : DOUBT;
            }
        }
        return settled;
    }

    private void list(ProcessTable processes, boolean whole, IntList found) {
        count = processes.descriptorCount(pid);
        found.clear();
        // a kernel thread or a zombie has none, and listing costs more than counting
        Access outcome = count == 0 ? Access.READ : processes.descriptors(pid, found::add);
        if (outcome != Access.READ) {
            become(outcome);
            return;
        }
        access = outcome;
        if (!found.ascends()) {
            found.sort();
        }
        reserve(found.size());
        size = 0;
        int former = 0;
        for (int i = 0; i < found.size(); i++) {
            int descriptor = found.get(i);
            while (former < formerSize && formerDescriptors[former] < descriptor) {
                former++;
            }
            boolean known =
                    !whole
                            && former < formerSize
                            && formerDescriptors[former] == descriptor
                            && formerInodes[former] >= 0;
            long inode = known ? formerInodes[former] : processes.socketInode(pid, descriptor);
            if (inode >= 0) {
                descriptors[size] = descriptor;
                inodes[size++] = inode;
            } else if (inode == HIDDEN) {
                become(Access.DENIED);
                return;
            }
        }
    }

    private void reserve(int needed) {
        if (descriptors.length < needed) {
            int capacity = Math.max(needed, descriptors.length + (descriptors.length >> 1));
            descriptors = Arrays.copyOf(descriptors, capacity);
            inodes = Arrays.copyOf(inodes, capacity);
        }
    }
}
