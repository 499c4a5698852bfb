package dev.bindsight.inventory;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.SocketView;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The sockets that are known, compared with each listing. Between {@link #begin} and {@link #end}
 * it is given every socket there is; afterwards it knows which are new, changed or gone. A socket
 * that did not change keeps its very entry and costs no allocation.
 */
final class SocketTable {
    private static final int SMALLEST = 256;

    /** Of less room nothing is given back. */
    private static final int ROOMY = 4_096;

    private final IntFunction<@Nullable String> deviceName;
    private final LongIntMap rowOfId = new LongIntMap();
    private final LongIntMap rowOfInode = new LongIntMap();
    private final IntList touched = new IntList();
    private final LongList lostInodes = new LongList();
    private final IntList free = new IntList();
    private final SocketJournal journal = new SocketJournal();
    private final int[] hidden = new int[Ownership.HiddenReason.values().length];

    private long[] rows = new long[SMALLEST * SocketRecord.WIDTH];
    private @Nullable SocketEntry[] entries = new SocketEntry[SMALLEST];
    // the listing each row was last in; 0 for a free row
    private int[] seen = new int[SMALLEST];
    private int top;
    private int size;
    private int listing = 1;
    // the row that was listed behind each the last time, and at the end of all that before the
    // first
    private int[] follower = new int[SMALLEST + 1];
    private int previous;
    private boolean namesOwners;
    private long nowMillis;
    private @Nullable List<SocketEntry> snapshot;

    SocketTable(IntFunction<@Nullable String> deviceName) {
        this.deviceName = deviceName;
    }

    /** Forgets everything, because another source counts sockets in another way. */
    void clear() {
        rowOfId.clear();
        rowOfInode.clear();
        free.clear();
        Arrays.fill(entries, null);
        Arrays.fill(seen, 0);
        Arrays.fill(hidden, 0);
        top = 0;
        size = 0;
        namesOwners = false;
        snapshot = null;
        journal.giveUp();
    }

    /** Begins a listing. */
    void begin(long millis) {
        nowMillis = millis;
        listing++;
        touched.clear();
        lostInodes.clear();
        if (entries.length > ROOMY && size < entries.length / 8) {
            moveTogether();
        }
        previous = entries.length;
    }

    /** Gives back the room that a peak took. Rows get other numbers, which none keeps until now. */
    private void moveTogether() {
        int capacity = Math.max(SMALLEST, Integer.highestOneBit(size + 1) * 2);
        var oldRows = rows;
        var oldEntries = entries;
        var oldSeen = seen;
        var withInode = new boolean[top];
        for (int row = 0; row < top; row++) {
            long inode = SocketRecord.inodeAt(rows, row);
            withInode[row] = seen[row] != 0 && inode > 0 && rowOfInode.get(inode) == row;
        }
        rows = new long[capacity * SocketRecord.WIDTH];
        entries = new SocketEntry[capacity];
        seen = new int[capacity];
        follower = new int[capacity + 1];
        rowOfId.clear();
        rowOfInode.clear();
        free.clear();
        int next = 0;
        for (int row = 0; row < top; row++) {
            if (oldSeen[row] != 0) {
                int width = SocketRecord.WIDTH;
                System.arraycopy(oldRows, row * width, rows, next * width, width);
                entries[next] = oldEntries[row];
                seen[next] = oldSeen[row];
                rowOfId.put(SocketRecord.idAt(rows, next), next);
                if (withInode[row]) {
                    rowOfInode.put(SocketRecord.inodeAt(rows, next), next);
                }
                next++;
            }
        }
        top = next;
    }

    /** Takes in one socket of the listing, and tells its row. */
    int accept(SocketView view) {
        long id = SocketRecord.id(view);
        int row = find(id);
        if (row == LongIntMap.NONE) {
            return add(id, view);
        }
        follow(row);
        seen[row] = listing;
        if (!SocketRecord.same(rows, row, view, nowMillis)) {
            change(row, id, view);
        }
        return row;
    }

    /** Ends a listing that was whole: what was not in it is gone. */
    void end() {
        for (int row = 0; row < top; row++) {
            if (seen[row] != 0 && seen[row] != listing) {
                remove(row);
            }
        }
    }

    // a listing keeps its order from one time to the next
    private int find(long id) {
        int predicted = follower[previous];
        boolean hit =
                predicted < top && seen[predicted] != 0 && SocketRecord.idAt(rows, predicted) == id;
        return hit ? predicted : rowOfId.get(id);
    }

    private void follow(int row) {
        follower[previous] = row;
        previous = row;
    }

    private int add(long id, SocketView view) {
        int row = freeRow();
        follow(row);
        seen[row] = listing;
        rowOfId.put(id, row);
        size++;
        namesOwners |= view.ownerPid() > 0;
        SocketRecord.write(rows, row, id, view, nowMillis);
        SocketEntry entry = SocketRecord.entry(view, null, nowMillis, deviceName);
        entries[row] = entry;
        journal.note(null, entry);
        if (view.inode() > 0) {
            rowOfInode.put(view.inode(), row);
        }
        touch(row);
        return row;
    }

    private void change(int row, long id, SocketView view) {
        long inode = SocketRecord.inodeAt(rows, row);
        if (inode != view.inode()) {
            loseInode(row, inode);
            if (view.inode() > 0) {
                rowOfInode.put(view.inode(), row);
            }
            setOwnership(row, Ownership.NOT_LOOKED_UP);
        }
        SocketRecord.write(rows, row, id, view, nowMillis);
        SocketEntry before = entry(row);
        SocketEntry after = SocketRecord.entry(view, before, nowMillis, deviceName);
        entries[row] = after;
        journal.note(before, after);
        touch(row);
    }

    private void remove(int row) {
        loseInode(row, SocketRecord.inodeAt(rows, row));
        rowOfId.remove(SocketRecord.idAt(rows, row));
        count(entry(row).ownership(), -1);
        journal.note(entry(row), null);
        entries[row] = null;
        seen[row] = 0;
        size--;
        free.add(row);
        snapshot = null;
    }

    private void loseInode(int row, long inode) {
        if (inode > 0 && rowOfInode.get(inode) == row) {
            rowOfInode.remove(inode);
            lostInodes.add(inode);
        }
    }

    private void touch(int row) {
        touched.add(row);
        snapshot = null;
    }

    private int freeRow() {
        if (free.size() > 0) {
            return free.removeLast();
        }
        if (top == entries.length) {
            entries = Arrays.copyOf(entries, top * 2);
            seen = Arrays.copyOf(seen, top * 2);
            follower = Arrays.copyOf(follower, top * 2 + 1);
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        return top++;
    }

    /** The rows that are new or changed since {@link #begin}. */
    IntList touched() {
        return touched;
    }

    /** The inodes that were there before {@link #begin} and no longer are. */
    LongList lostInodes() {
        return lostInodes;
    }

    /** Row of the socket with an inode, or {@link LongIntMap#NONE}. */
    int rowOfInode(long inode) {
        return rowOfInode.get(inode);
    }

    /** Whether a socket has the inode; none has 0. */
    boolean contains(long inode) {
        return inode > 0 && rowOfInode.contains(inode);
    }

    /** Whether any socket has an inode, and so may have an owner. */
    boolean hasInodes() {
        return rowOfInode.size() > 0;
    }

    /** How many sockets there are. */
    int size() {
        return size;
    }

    /** The rows are 0 to this, not included; some are free. */
    int top() {
        return top;
    }

    boolean isFree(int row) {
        return seen[row] == 0;
    }

    SocketEntry entry(int row) {
        SocketEntry entry = entries[row];
        if (entry == null) {
            throw new IllegalArgumentException("row " + row + " is free");
        }
        return entry;
    }

    long inode(int row) {
        return SocketRecord.inodeAt(rows, row);
    }

    long cgroup(int row) {
        return SocketRecord.cgroupAt(rows, row);
    }

    long uid(int row) {
        return SocketRecord.uidAt(rows, row);
    }

    int ownerPid(int row) {
        return SocketRecord.ownerPidAt(rows, row);
    }

    /** The owners of sockets that have no inode to find them by, as the source named them. */
    Set<ProcessRef> ownersNamedBySource() {
        Set<ProcessRef> named = new HashSet<>();
        for (int row = 0; row < top && namesOwners; row++) {
            if (!isFree(row)
                    && inode(row) < 0
                    && entry(row).ownership() instanceof Ownership.OwnedBy(var owners, var _)) {
                named.addAll(owners);
            }
        }
        return named;
    }

    /** Sets who owns a socket. */
    void setOwnership(int row, Ownership found) {
        SocketEntry entry = entry(row);
        if (!entry.ownership().equals(found)) {
            count(entry.ownership(), -1);
            count(found, 1);
            SocketEntry owned = entry.ownedBy(found);
            entries[row] = owned;
            journal.note(entry, owned);
            snapshot = null;
        }
    }

    private void count(Ownership ownership, int change) {
        if (ownership
                instanceof
                Ownership.NotVisible(Ownership.HiddenReason reason, var _, var _, var _)) {
            hidden[reason.ordinal()] += change;
        }
    }

    /** How many sockets are hidden for a reason. */
    int hidden(Ownership.HiddenReason reason) {
        return hidden[reason.ordinal()];
    }

    /** What changed since it was last begun anew. */
    SocketJournal journal() {
        return journal;
    }

    /** All entries in the order of their rows; the same list as before if nothing changed. */
    List<SocketEntry> snapshot() {
        List<SocketEntry> current = snapshot;
        if (current == null) {
            var all = new SocketEntry[size];
            int next = 0;
            for (int row = 0; row < top; row++) {
                SocketEntry entry = entries[row];
                if (entry != null) {
                    all[next++] = entry;
                }
            }
            current = Collections.unmodifiableList(Arrays.asList(all));
            snapshot = current;
        }
        return current;
    }
}
