package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

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

    /**
     * How much is read again. A descriptor in doubt always is.
     *
     * @param list whether to list the descriptors anew
     * @param verify which inodes known before are not believed
     */
    record Depth(boolean list, LongPredicate verify) {
        /** Everything. */
        static final Depth WHOLE = new Depth(true, inode -> true);

        /** New descriptors. */
        static final Depth NEW = new Depth(true, inode -> false);

        /** Only what is in doubt. */
        static final Depth DOUBTS = new Depth(false, inode -> false);
    }

    /** The inode of a descriptor in doubt: the socket it stood for is gone. */
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
    private boolean replaced;
    private boolean doubtful;
    private boolean due;
    private long wholeAt;
    private int likely;

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

    /**
     * Reads it again. What was known before is kept for {@link #tellChanges} until the next time.
     *
     * @param open how many descriptors it has open now; -1 for unknown
     * @param now by {@link System#nanoTime}
     */
    void read(ProcessTable processes, Depth depth, int open, long now) {
        keepFormer();
        due = false;
        doubtful = false;
        ProcessRef current = processes.identify(new Pid(pid)).orElse(null);
        replaced = current == null || !current.equals(ref);
        if (replaced) {
            ref = current;
            alone = null;
        }
        if (current == null) {
            become(Access.GONE);
        } else if (replaced) {
            list(processes, Depth.WHOLE, open);
        } else if (depth.list() || !look(processes, depth.verify())) {
            list(processes, depth, open);
        }
        wholeAt = replaced || depth == Depth.WHOLE ? now : wholeAt;
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

    /** Looks at known descriptors; false if one is gone, so that others may have come. */
    private boolean look(ProcessTable processes, LongPredicate verify) {
        boolean settled = true;
        for (int i = 0; i < size; i++) {
            if (inodes[i] == DOUBT || inodes[i] > 0 && verify.test(inodes[i])) {
                long inode = processes.socketInode(pid, descriptors[i]);
                settled &= inode >= 0;
                inodes[i] = inode >= 0 ? inode : DOUBT;
            }
        }
        return settled;
    }

    private void list(ProcessTable processes, Depth depth, int open) {
        count = open;
        size = 0;
        // a kernel thread or a zombie has none, and listing costs more than counting
        Access outcome =
                open == 0
                        ? Access.READ
                        : processes.descriptors(pid, new Listing(processes, depth.verify())::take);
        access = outcome == Access.READ && size < 0 ? Access.DENIED : outcome;
        size = access == Access.READ ? size : 0;
    }

    /** Takes in descriptors as they are listed, in ascending order. */
    private final class Listing {
        private final ProcessTable processes;
        private final LongPredicate verify;
        private int former;

        Listing(ProcessTable processes, LongPredicate verify) {
            this.processes = processes;
            this.verify = verify;
        }

        void take(int descriptor) {
            while (former < formerSize && formerDescriptors[former] < descriptor) {
                former++;
            }
            boolean known = former < formerSize && formerDescriptors[former] == descriptor;
            long believed = known ? formerInodes[former] : DOUBT;
            boolean asked = replaced || believed == DOUBT || verify.test(believed);
            long inode = asked ? processes.socketInode(pid, descriptor) : believed;
            if (inode == HIDDEN) {
                size = Integer.MIN_VALUE;
            } else if (inode >= 0 && size >= 0) {
                add(descriptor, inode);
            }
        }

        private void add(int descriptor, long inode) {
            if (size == descriptors.length) {
                int capacity = Math.max(16, size + (size >> 1));
                descriptors = Arrays.copyOf(descriptors, capacity);
                inodes = Arrays.copyOf(inodes, capacity);
            }
            descriptors[size] = descriptor;
            inodes[size++] = inode;
        }
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
}
