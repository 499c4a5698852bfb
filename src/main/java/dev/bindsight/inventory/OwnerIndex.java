package dev.bindsight.inventory;

import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.Pid;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Uid;
import dev.bindsight.platform.ProcessTable;
import dev.bindsight.platform.ProcessTable.Access;
import dev.bindsight.platform.SocketPlaces;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which process holds which socket, kept up to date with as few looks into /proc as will do: new
 * processes, those whose number of descriptors changed, the former holders of sockets that are
 * gone, and in rotation every holder. For one thread at a time; it uses a second one.
 */
final class OwnerIndex {
    /** So many are worth a second thread, though few processes have them. */
    private static final int MANY_DESCRIPTORS = 1_000;

    private final ProcessTable table;
    private final SocketPlaces places;
    private final ScanPool crew;
    private final ProcessUsers users;
    private final HolderIndex index = new HolderIndex();
    private final RevalidationSchedule rotation;
    private final LongList dirty = new LongList();
    private final List<Work> work = new ArrayList<>();

    // by pid
    private OpenDescriptors[] processes = {};
    private long now;
    private boolean kernelCounts;
    private boolean anyDenied;

    private record Work(OpenDescriptors process, Depth depth, int open) {}

    OwnerIndex(ProcessTable table, SocketPlaces places, ScanPool crew, Duration belief) {
        this.table = table;
        this.places = places;
        this.users = new ProcessUsers(table, crew);
        this.crew = crew;
        this.rotation = new RevalidationSchedule(belief);
    }

    /**
     * Looks again where something may have changed.
     *
     * @param sockets what was read just now
     * @param nanos by {@link System#nanoTime}
     */
    void refresh(SocketTable sockets, long nanos, ScanProgress progress) {
        now = nanos;
        dirty.clear();
        takeIn(table.pids());
        LongList lost = sockets.lostInodes();
        for (int i = 0; i < lost.size(); i++) {
            doubt(lost.get(i));
        }
        rotation.turn(processes, nanos);
        for (OpenDescriptors process : processes) {
            plan(process, sockets);
        }
        doWork(sockets.size(), progress);
    }

    private void doubt(long inode) {
        for (OpenDescriptors holder : index.holders(inode)) {
            index.remove(inode, holder);
            holder.doubt(inode);
        }
    }

    private void plan(OpenDescriptors process, SocketTable sockets) {
        int open = open(process);
        // one that may not even be named, as with hidepid=1, waits for its turn
        if (process.ref() == null && process.access() != Access.DENIED) {
            work.add(new Work(process, Depth.WHOLE, open));
            return;
        }
        // what is closed to us stays closed whatever its number of descriptors
        boolean closed = process.access() == Access.DENIED;
        boolean counted = !closed && (open < 0 || open != process.count());
        switch (rotation.due(process, now)) {
            case WHOLE -> work.add(new Work(process, Depth.WHOLE, open));
            case SOCKETS ->
                    work.add(
                            new Work(
                                    process,
                                    new Depth(counted || closed, sockets::contains),
                                    open));
            case NOTHING -> {
                if (counted) {
                    work.add(new Work(process, Depth.NEW, open));
                } else if (process.isDoubtful()) {
                    work.add(new Work(process, Depth.DOUBTS, open));
                }
            }
        }
    }

    /** How many descriptors a process has open; -1 for unknown. */
    private int open(OpenDescriptors process) {
        int open = table.descriptorCount(process.pid(), process.thread());
        kernelCounts |= open > 0;
        // a kernel that counts for others and not for this one means that it has none
        return open < 0 && kernelCounts ? 0 : open;
    }

    /** Drops the processes that are gone and adds those that are new. */
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
        process.tellEnd(changesOf(process));
    }

    private void doWork(int sockets, ScanProgress progress) {
        int count = work.size();
        int step = Math.max(1, count / 20);
        crew.each(
                count,
                isWorthSharing(),
                piece -> {
                    Work next = work.get(piece);
                    next.process().read(table, places, next.depth(), next.open(), now);
                    if (piece % step == 0) {
                        progress.lookingUp(sockets, piece, count);
                    }
                });
        for (Work done : work) {
            absorb(done.process());
        }
        work.clear();
        anyDenied = false;
        for (OpenDescriptors process : processes) {
            // what could not be looked at for the moment may be the owner just as well
            anyDenied |= process.access() == Access.DENIED || process.access() == Access.NOT_NOW;
        }
    }

    /** What is only looked at again in its turn is done sooner than another thread has woken. */
    private boolean isWorthSharing() {
        int whole = 0;
        int descriptors = 0;
        for (Work each : work) {
            whole += each.depth() == Depth.WHOLE ? 1 : 0;
            descriptors += each.open();
        }
        return whole >= ScanPool.WORTH_SHARING || descriptors >= MANY_DESCRIPTORS;
    }

    private void absorb(OpenDescriptors process) {
        process.tellChanges(changesOf(process));
    }

    private HolderChanges changesOf(OpenDescriptors process) {
        return new HolderChanges() {
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
        };
    }

    /** Looks whole at those of some processes that were not looked at whole in this refresh. */
    void lookWhole(Predicate<OpenDescriptors> which) {
        for (OpenDescriptors process : processes) {
            if (process.wholeAt() != now && which.test(process)) {
                work.add(new Work(process, Depth.WHOLE, open(process)));
            }
        }
        doWork(0, ScanProgress.UNHEARD);
    }

    /** Looks whole at every process there is by now and was not looked at in this refresh. */
    void lookEverywhere() {
        takeIn(table.pids());
        lookWhole(process -> true);
    }

    /** Looks into every process that may be read for what it keeps out of its own table. */
    void lookElsewhere() {
        List<OpenDescriptors> readable = with(Access.READ);
        crew.each(readable.size(), i -> readable.get(i).readElsewhere(table, places));
        readable.forEach(this::absorb);
    }

    private List<OpenDescriptors> with(Access access) {
        return Arrays.stream(processes)
                .filter(process -> process.ref() != null && process.access() == access)
                .toList();
    }

    /**
     * The processes with a Unix socket in which descriptors wait unread, by pid. Which descriptors
     * these are, the kernel does not tell.
     */
    List<ProcessRef> carriers() {
        List<ProcessRef> found = new ArrayList<>();
        for (long inode : places.unread()) {
            for (OpenDescriptors holder : index.holders(inode)) {
                ProcessRef ref = holder.ref();
                if (ref != null && carries(holder, inode)) {
                    found.add(ref);
                }
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    private boolean carries(OpenDescriptors process, long inode) {
        return Arrays.stream(process.descriptorsOf(inode))
                .limit(1)
                .anyMatch(fd -> places.travelling(process.pid(), process.thread(), fd) > 0);
    }

    /** The processes of a user that are closed to us all the same, by pid. */
    List<ProcessRef> closed(Uid user) {
        return users.of(refs(with(Access.DENIED)), user, now);
    }

    private static List<ProcessRef> refs(List<OpenDescriptors> processes) {
        return processes.stream().map(OpenDescriptors::ref).filter(Objects::nonNull).toList();
    }

    /** Those of some processes that are there and closed to us still. */
    List<ProcessRef> stillClosed(List<ProcessRef> refs) {
        return refs(with(Access.DENIED)).stream().filter(refs::contains).toList();
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
    List<OpenDescriptors> owning(SocketTable book) {
        var found = new ArrayList<OpenDescriptors>();
        for (OpenDescriptors process : processes) {
            if (process.ref() != null && process.holdsOneOf(book)) {
                found.add(process);
            }
        }
        return found;
    }

    /** The process that has a pid now, for sources that name pids instead of inodes. */
    @Nullable ProcessRef identify(int pid) {
        return table.identify(new Pid(pid)).orElse(null);
    }
}
