package dev.bindsight.inventory;

import dev.bindsight.inventory.OpenDescriptors.Depth;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which process holds which socket, kept up to date with as few looks into /proc as will do: new
 * processes, those whose number of descriptors changed, the former holders of sockets that are
 * gone, and in rotation everything, so that nothing is believed for longer than 5 s.
 */
final class OwnerBook {
    /** How long what was seen is believed. */
    static final Duration BELIEF = Duration.ofSeconds(5);

    /** The rotation is this much faster than it has to be. */
    private static final long ROTATION_NANOS = BELIEF.toNanos() * 4 / 5;

    /** What looking into a process costs besides its descriptors, counted in descriptors. */
    private static final int COST_OF_PROCESS = 4;

    private final ProcessTable table;
    private final ScanCrew crew;
    private final HolderIndex index = new HolderIndex();
    private final LongList dirty = new LongList();
    private final List<OpenDescriptors> work = new ArrayList<>();
    private final List<Depth> depths = new ArrayList<>();

    // by pid
    private OpenDescriptors[] processes = {};
    private int rotationPid;
    private long refreshedAt;
    private long now;
    private boolean anyDenied;

    OwnerBook(ProcessTable table, ScanCrew crew) {
        this.table = table;
        this.crew = crew;
    }

    /**
     * Looks again where something may have changed.
     *
     * @param lostInodes of sockets that are gone
     * @param nanos by {@link System#nanoTime}
     * @param sockets how many sockets were read, for {@code progress}
     */
    void refresh(LongList lostInodes, long nanos, int sockets, ScanProgress progress) {
        long elapsed = nanos - refreshedAt;
        now = nanos;
        dirty.clear();
        work.clear();
        depths.clear();
        takeIn(table.pids());
        for (int i = 0; i < lostInodes.size(); i++) {
            doubt(lostInodes.get(i));
        }
        markRotation(elapsed);
        for (OpenDescriptors process : processes) {
            Depth needed = needed(process);
            if (needed != null) {
                plan(process, needed);
            }
        }
        doWork(sockets, progress);
        refreshedAt = nanos;
    }

    private void doubt(long inode) {
        for (OpenDescriptors holder : index.holders(inode)) {
            index.remove(inode, holder);
            holder.doubt(inode);
        }
    }

    private @Nullable Depth needed(OpenDescriptors process) {
        if (process.isDue()) {
            return Depth.WHOLE;
        }
        // what is closed to us stays closed whatever its number of descriptors
        if (process.access() != Access.DENIED && process.countChanged(table)) {
            return Depth.LISTED;
        }
        return process.isDoubtful() ? Depth.DOUBTS : null;
    }

    /** Drops the processes that are gone and adds those that are new, which are due at once. */
    private void takeIn(int[] pids) {
        Arrays.sort(pids);
        var next = new OpenDescriptors[pids.length];
        boolean same = pids.length == processes.length;
        int old = 0;
        for (int i = 0; i < pids.length; i++) {
            while (old < processes.length && processes[old].pid() < pids[i]) {
                drop(processes[old++]);
                same = false;
            }
            boolean known = old < processes.length && processes[old].pid() == pids[i];
            next[i] = known ? processes[old++] : new OpenDescriptors(pids[i]);
            same &= known;
        }
        while (old < processes.length) {
            drop(processes[old++]);
        }
        if (!same) {
            processes = next;
        }
    }

    private void drop(OpenDescriptors process) {
        for (int i = 0; i < process.size(); i++) {
            long inode = process.inodeAt(i);
            if (inode > 0) {
                index.remove(inode, process);
                dirty.add(inode);
            }
        }
    }

    /** Makes those due whose turn it is: as large a part of all as the part of the time gone by. */
    private void markRotation(long elapsed) {
        long total = 0;
        int begin = 0;
        for (int i = 0; i < processes.length; i++) {
            total += cost(processes[i]);
            begin = processes[i].pid() <= rotationPid ? i + 1 : begin;
            if (now - processes[i].verifiedAt() + elapsed > BELIEF.toNanos()) {
                processes[i].makeDue();
            }
        }
        double share = Math.min(1.0, (double) elapsed / ROTATION_NANOS);
        long quota = (long) Math.ceil(total * share);
        for (int i = 0; i < processes.length && quota > 0; i++) {
            OpenDescriptors process = processes[(begin + i) % processes.length];
            process.makeDue();
            quota -= cost(process);
            rotationPid = process.pid();
        }
    }

    private static int cost(OpenDescriptors process) {
        return process.size() + COST_OF_PROCESS;
    }

    private void plan(OpenDescriptors process, Depth depth) {
        work.add(process);
        depths.add(depth);
    }

    private void doWork(int sockets, ScanProgress progress) {
        int count = work.size();
        int step = Math.max(1, count / 20);
        crew.each(
                count,
                (list, piece) -> {
                    work.get(piece).read(table, depths.get(piece), list, now);
                    if (piece % step == 0) {
                        progress.lookingUp(sockets, piece, count);
                    }
                });
        for (OpenDescriptors process : work) {
            process.tellChanges(
                    new OpenDescriptors.Changes() {
                        @Override
                        public void lost(long inode) {
                            index.remove(inode, process);
                            dirty.add(inode);
                        }

                        @Override
                        public void gained(long inode) {
                            index.add(inode, process);
                            dirty.add(inode);
                        }
                    });
        }
        work.clear();
        depths.clear();
        anyDenied = false;
        for (OpenDescriptors process : processes) {
            anyDenied |= process.access() == Access.DENIED;
        }
    }

    /** Looks whole at those of the processes that were not looked at whole in this refresh. */
    void lookWhole(Predicate<OpenDescriptors> which) {
        for (OpenDescriptors process : processes) {
            if (process.verifiedAt() != now && which.test(process)) {
                plan(process, Depth.WHOLE);
            }
        }
        doWork(0, ScanProgress.UNHEARD);
    }

    /** Looks whole at every process there is by now that was not looked at in this refresh. */
    void lookEverywhere() {
        takeIn(table.pids());
        lookWhole(process -> true);
    }

    /** Whether it was refreshed before, so that what it knows has to be kept up to date. */
    boolean isUsed() {
        return processes.length > 0;
    }

    /** The inodes whose holders changed in this refresh; some repeatedly. */
    LongList dirty() {
        return dirty;
    }

    /** The owners of a socket, absent for none that can be seen. */
    @Nullable OwnedBy owners(long inode) {
        return index.owners(inode);
    }

    /** Whether a process is known that holds the socket. */
    boolean isHeld(long inode) {
        return index.contains(inode);
    }

    /** The processes that hold the socket. */
    List<OpenDescriptors> holders(long inode) {
        return index.holders(inode);
    }

    /** Whether a process is closed to us. */
    boolean anyDenied() {
        return anyDenied;
    }

    /** The processes that hold at least one of the sockets of {@code book}. */
    List<OpenDescriptors> owning(SocketBook book) {
        var found = new ArrayList<OpenDescriptors>();
        for (OpenDescriptors process : processes) {
            if (process.ref() != null && process.holdsOneOf(book)) {
                found.add(process);
            }
        }
        return found;
    }

    /** Whether a process was looked at whole in this refresh, so that it may be another by now. */
    boolean wasVerified(ProcessRef ref) {
        int low = 0;
        int high = processes.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = Integer.compare(processes[middle].pid(), ref.pid().number());
            if (order == 0) {
                return processes[middle].verifiedAt() == now;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    /** The process that has a pid now, for sources that name pids instead of inodes. */
    @Nullable ProcessRef identify(int pid) {
        return table.identify(new Pid(pid)).orElse(null);
    }
}
