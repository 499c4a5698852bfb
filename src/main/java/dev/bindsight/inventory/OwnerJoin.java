package dev.bindsight.inventory;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.HiddenReason;
import dev.bindsight.model.Ownership.NotVisible;
import dev.bindsight.model.Ownership.OwnedBy;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.occupancy.SocketNature;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides for each socket who owns it, or why that is not known. Owners are searched where they
 * probably are first: what changed, then the processes that have sockets of the same cgroup or
 * user, then everywhere, at last in places that no descriptor shows. What nobody holds is asked of
 * the kernel once more before it is called unowned, because it may be gone.
 */
final class OwnerJoin {
    private final SourceReader sources;
    private final SocketTable sockets;
    private final OwnerIndex owners;
    private final ProcessCache processes;
    private final SocketActivation activation;
    private final Leftovers leftovers;
    private final IntList searched = new IntList();
    private final LongList goneInodes = new LongList();
    private boolean wasDenied;
    private long nanos;

    OwnerJoin(
            Platform platform,
            SourceReader sources,
            ScanPool crew,
            SocketTable sockets,
            Duration belief) {
        this.sources = sources;
        this.sockets = sockets;
        this.owners = new OwnerIndex(platform.processes(), platform.places(), crew, belief);
        this.processes = new ProcessCache(platform.processes(), platform.machine(), crew);
        this.activation = new SocketActivation(platform.cgroups());
        this.leftovers = new Leftovers(platform, sockets, owners);
    }

    /**
     * Brings the ownership of every socket up to date.
     *
     * @param query what was read
     * @param now by {@link System#nanoTime}
     */
    void refresh(SocketQuery query, long now, ScanProgress progress) {
        nanos = now;
        leftovers.begin(now);
        if (sockets.hasInodes() || owners.isUsed()) {
            owners.refresh(sockets, nanos, progress);
        }
        judgeByState();
        collectUnowned();
        search(query);
        settle();
        if (owners.anyDenied() != wasDenied) {
            wasDenied = owners.anyDenied();
            settleHidden();
        }
    }

    /** Judges the sockets that cannot have a process, by their state. */
    void judgeByState() {
        IntList touched = sockets.touched();
        for (int i = 0; i < touched.size(); i++) {
            int row = touched.get(i);
            if (sockets.inode(row) == 0) {
                sockets.setOwnership(row, SocketNature.withoutInode(sockets.entry(row)));
            }
        }
    }

    /** Sets the owners that are known and collects the sockets whose owner is to be searched. */
    private void collectUnowned() {
        searched.clear();
        IntList touched = sockets.touched();
        for (int i = 0; i < touched.size(); i++) {
            int row = touched.get(i);
            if (sockets.inode(row) < 0) {
                sockets.setOwnership(row, namedBySource(row));
            } else if (isUndecided(row)) {
                setOwner(row);
            }
        }
        LongList dirty = owners.dirty();
        for (int i = 0; i < dirty.size(); i++) {
            int row = sockets.rowOfInode(dirty.get(i));
            if (row != LongIntMap.NONE) {
                setOwner(row);
            }
        }
        for (int i = 0; i < goneInodes.size(); i++) {
            int row = sockets.rowOfInode(goneInodes.get(i));
            if (row != LongIntMap.NONE && isGone(sockets.entry(row))) {
                setOwner(row);
            }
        }
        goneInodes.clear();
    }

    private boolean isUndecided(int row) {
        return sockets.inode(row) > 0
                && sockets.entry(row).ownership() instanceof Ownership.NotLookedUp;
    }

    private static boolean isGone(SocketEntry entry) {
        return entry.ownership() instanceof NotVisible hidden
                && hidden.reason() == HiddenReason.GONE;
    }

    private Ownership namedBySource(int row) {
        int pid = sockets.ownerPid(row);
        ProcessRef named = pid > 0 ? owners.identify(pid) : null;
        if (named != null) {
            return new OwnedBy(List.of(named));
        }
        SocketEntry entry = sockets.entry(row);
        return switch (entry.state()) {
            case TIME_WAIT -> SocketNature.withoutInode(entry);
            default -> new NotVisible(HiddenReason.SOURCE_LACKS_IT);
        };
    }

    private void setOwner(int row) {
        OwnedBy found = owners.owners(sockets.inode(row));
        if (found == null) {
            sockets.setOwnership(row, Ownership.NOT_LOOKED_UP);
            searched.add(row);
        } else {
            sockets.setOwnership(row, found);
        }
    }

    private void search(SocketQuery query) {
        if (unowned() > 0) {
            Set<OpenDescriptors> likely = relatives();
            owners.lookWhole(likely::contains);
        }
        dropVanished(query);
        if (unowned() > 0) {
            owners.lookEverywhere();
            dropVanished(query);
        }
        searchLeftovers();
        LongList dirty = owners.dirty();
        for (int i = 0; i < dirty.size(); i++) {
            int row = sockets.rowOfInode(dirty.get(i));
            OwnedBy found = row == LongIntMap.NONE ? null : owners.owners(dirty.get(i));
            if (found != null) {
                sockets.setOwnership(row, found);
            }
        }
    }

    private void searchLeftovers() {
        for (int i = 0; i < searched.size(); i++) {
            if (isUnowned(searched.get(i))) {
                leftovers.add(searched.get(i));
            }
        }
        leftovers.search();
    }

    /**
     * Asks the kernel once more for the sockets nobody holds. One that came and went while
     * processes were read is not searched for, and is not taken for a kernel's own.
     */
    private void dropVanished(SocketQuery query) {
        if (unowned() == 0) {
            return;
        }
        var present = new LongIntMap();
        sources.list(
                SourceChoice.AUTOMATIC,
                query.withoutMeasures(),
                source -> view -> present.put(view.inode(), 0));
        for (int i = 0; i < searched.size(); i++) {
            int row = searched.get(i);
            if (isUnowned(row) && !present.contains(sockets.inode(row))) {
                sockets.setOwnership(row, new NotVisible(HiddenReason.GONE));
                goneInodes.add(sockets.inode(row));
            }
        }
    }

    /** How many of the sockets searched for have no owner yet and could have one we may see. */
    private int unowned() {
        int count = 0;
        for (int i = 0; i < searched.size(); i++) {
            count += isUnowned(searched.get(i)) ? 1 : 0;
        }
        return count;
    }

    private boolean isUnowned(int row) {
        return isUndecided(row)
                && !owners.isHeld(sockets.inode(row))
                && isWorthSearching(sockets.uid(row));
    }

    // another user's socket is held by a process that is closed to us, in all but odd cases, which
    // the rotation finds
    private boolean isWorthSearching(long uid) {
        return !owners.anyDenied() || leftovers.isOurs(uid);
    }

    /**
     * The processes that hold a socket of the same cgroup, or where there is none, the same user.
     */
    private Set<OpenDescriptors> relatives() {
        Set<Long> wanted = new HashSet<>();
        for (int i = 0; i < searched.size(); i++) {
            wanted.add(family(searched.get(i)));
        }
        Set<OpenDescriptors> found = new HashSet<>();
        for (int row = 0; row < sockets.top(); row++) {
            boolean relative =
                    !sockets.isFree(row) && sockets.inode(row) > 0 && wanted.contains(family(row));
            if (relative) {
                found.addAll(owners.holders(sockets.inode(row)));
            }
        }
        return found;
    }

    private long family(int row) {
        long cgroup = sockets.cgroup(row);
        return cgroup != 0 ? cgroup : -1 - sockets.uid(row);
    }

    private void settle() {
        for (int i = 0; i < searched.size(); i++) {
            int row = searched.get(i);
            if (isUndecided(row)) {
                sockets.setOwnership(row, leftovers.ownership(row));
            }
        }
    }

    /** Judges every hidden socket again, because what hides them changed. */
    private void settleHidden() {
        for (int row = 0; row < sockets.top(); row++) {
            boolean unowned =
                    !sockets.isFree(row)
                            && sockets.inode(row) > 0
                            && !owners.isHeld(sockets.inode(row))
                            && !isGone(sockets.entry(row));
            if (unowned) {
                sockets.setOwnership(row, leftovers.ownership(row));
            }
        }
    }

    /** The owners and their ancestors. */
    Map<ProcessRef, ProcessDetails> processes() {
        Set<ProcessRef> refs = new HashSet<>();
        for (OpenDescriptors process : owners.owning(sockets)) {
            refs.add(process.known());
        }
        refs.addAll(sockets.ownersNamedBySource());
        refs.addAll(leftovers.candidates());
        Map<ProcessRef, ProcessDetails> known = processes.refresh(refs, nanos);
        if (!known.keySet().containsAll(refs)) {
            EndedOwners.leaveOut(sockets, known.keySet());
        }
        return known;
    }

    /** The .socket units of the sockets that systemd itself holds. */
    Map<SocketKey, SystemdUnit> socketUnits(
            Collection<SocketEntry> entries, Map<ProcessRef, ProcessDetails> known) {
        return activation.units(entries, known);
    }
}
