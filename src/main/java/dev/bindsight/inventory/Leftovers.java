package dev.bindsight.inventory;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.platform.Platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The sockets that no process was found to have in its own table of descriptors. They are searched
 * for where a look costs more: each of them once, and not each time that one has no owner to find.
 */
final class Leftovers {
    private final SocketTable sockets;
    private final OwnerIndex owners;
    private final Absence absence;
    private final Patience patience = new Patience();

    /** What is to be searched for when patience is over, by inode. */
    private final LongList waiting = new LongList();

    /** What somebody is named for who may have it, by inode. */
    private final LongList suspected = new LongList();

    private List<ProcessRef> carriers = List.of();
    private List<ProcessRef> closed = List.of();
    private long searchedAt = Long.MIN_VALUE;
    private long now;

    Leftovers(Platform platform, SocketTable sockets, OwnerIndex owners) {
        this.sockets = sockets;
        this.owners = owners;
        this.absence = new Absence(platform);
    }

    /**
     * Begins a refresh.
     *
     * @param nanos by {@link System#nanoTime}
     */
    void begin(long nanos) {
        now = nanos;
        absence.begin();
    }

    /** Whether a socket that this user made, or root in search of all, is worth a search. */
    boolean isOurs(long uid) {
        return absence.isOwn(uid) || absence.isRoot();
    }

    /** Takes in a socket, unless a part of the kernel is known to have it. */
    void add(int row) {
        var service = absence.kernels(sockets.entry(row));
        if (service.isPresent()) {
            sockets.setOwnership(row, service.get());
        } else {
            waiting.add(sockets.inode(row));
        }
    }

    /** Searches for those taken in, if it is time for it; what is found stands in the book. */
    void search() {
        if (waiting.size() == 0 || !patience.isOver(now)) {
            doubtSuspects();
            return;
        }
        owners.lookElsewhere();
        carriers = owners.carriers();
        closed =
                owners.anyDenied()
                        ? absence.user().map(owners::closed).orElse(List.of())
                        : List.of();
        searchedAt = now;
        boolean found = false;
        for (int i = 0; i < waiting.size(); i++) {
            found |= owners.isHeld(waiting.get(i));
            judge(waiting.get(i));
        }
        patience.searched(found, now);
        waiting.clear();
    }

    /**
     * Asks again for those who were named, for they may have received what they carried, or ended.
     */
    private void doubtSuspects() {
        boolean due =
                suspected.size() > 0 && now - searchedAt > RevalidationSchedule.BELIEF.toNanos();
        if (!due) {
            return;
        }
        carriers = owners.carriers();
        closed = owners.stillClosed(closed);
        searchedAt = now;
        var asked = new LongList();
        for (int i = 0; i < suspected.size(); i++) {
            asked.add(suspected.get(i));
        }
        suspected.clear();
        for (int i = 0; i < asked.size(); i++) {
            judge(asked.get(i));
        }
    }

    private void judge(long inode) {
        int row = sockets.rowOfInode(inode);
        if (row == LongIntMap.NONE || owners.isHeld(inode)) {
            return;
        }
        sockets.setOwnership(row, ownership(row));
    }

    /** What to say of a socket without a known owner. */
    Ownership ownership(int row) {
        return absence.kernels(sockets.entry(row)).orElseGet(() -> unseen(row));
    }

    private Ownership unseen(int row) {
        boolean fresh = now == searchedAt;
        Ownership.NotVisible hidden =
                absence.of(
                        sockets.entry(row),
                        sockets.uid(row),
                        owners.anyDenied(),
                        fresh ? carriers : List.of(),
                        fresh ? closed : List.of(),
                        now);
        if (!hidden.candidates().isEmpty() || !hidden.closed().isEmpty()) {
            suspected.add(sockets.inode(row));
        }
        return hidden;
    }

    /** The processes that may have one of them. */
    Collection<ProcessRef> candidates() {
        if (suspected.size() == 0) {
            return List.of();
        }
        var all = new ArrayList<>(carriers);
        all.addAll(closed);
        return all;
    }
}
