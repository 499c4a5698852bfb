package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.MapChange;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down how a reading differs from an earlier one. */
public final class DeltaWriter {
    private final Inventory before;
    private final Inventory after;
    private final MapChange<ProcessRef, ProcessDetails> processes;
    private final Set<ProcessRef> altered = new HashSet<>();
    private final Set<SocketKey> written = new HashSet<>();
    private final List<SocketEntry> added = new ArrayList<>();
    private final List<SocketChange> changed = new ArrayList<>();
    private final List<SocketEntry> gone = new ArrayList<>();

    private DeltaWriter(Inventory before, Inventory after) {
        this.before = before;
        this.after = after;
        this.processes = MapChange.between(before.processes(), after.processes());
        altered.addAll(processes.put().keySet());
    }

    /**
     * For two readings of which every owner is known: who came or went has come or gone with
     * sockets, which say so themselves.
     */
    static DeltaWriter ofJoined(Inventory before, Inventory after) {
        var writer = new DeltaWriter(before, after);
        writer.altered.retainAll(before.processes().keySet());
        return writer;
    }

    /**
     * Compares two readings as a whole, which takes time in proportion to their lengths.
     *
     * @param before absent where {@code after} is the first reading
     */
    public static InventoryDelta between(@Nullable Inventory before, Inventory after) {
        if (before == null) {
            return new InventoryDelta(
                    false,
                    List.copyOf(after.entries()),
                    List.of(),
                    List.of(),
                    new MapChange<>(after.processes(), Set.of()),
                    new MapChange<>(after.socketUnits(), Set.of()));
        }
        var writer = new DeltaWriter(before, after);
        writer.altered.addAll(writer.processes.removed());
        if (before.entries() != after.entries()) {
            Map<SocketKey, SocketEntry> old = HashMap.newHashMap(before.entries().size());
            before.entries().forEach(entry -> old.put(entry.key(), entry));
            after.entries().forEach(entry -> writer.write(old.remove(entry.key()), entry));
            old.values().forEach(entry -> writer.write(entry, null));
        }
        return writer.delta(before.coverage().source() == after.coverage().source());
    }

    /** Takes one socket in, at most once: as it was and as it is, where it was and where it is. */
    void write(@Nullable SocketEntry was, @Nullable SocketEntry is) {
        if (was == null) {
            if (is != null) {
                added.add(is);
            }
        } else if (is == null) {
            gone.add(was);
        } else {
            Set<SocketChange.Aspect> what = SocketChange.between(was, is);
            if (!what.isEmpty()) {
                boolean sameOwners = !what.contains(SocketChange.Aspect.OWNERSHIP);
                written.add(is.key());
                if (sameOwners && isOwnedByAltered(is)) {
                    what.add(SocketChange.Aspect.OWNER_DETAILS);
                }
                changed.add(new SocketChange(was, is, what));
            }
        }
    }

    /**
     * All that was written down.
     *
     * @param continues see {@link InventoryDelta#continues}
     */
    InventoryDelta delta(boolean continues) {
        writeOwnersAlone();
        return new InventoryDelta(
                continues,
                added,
                changed,
                gone,
                processes,
                MapChange.between(before.socketUnits(), after.socketUnits()));
    }

    /** Of a socket that did not change itself, an owner may have become another program. */
    private void writeOwnersAlone() {
        if (altered.isEmpty()) {
            return;
        }
        added.forEach(entry -> written.add(entry.key()));
        for (SocketEntry entry : after.entries()) {
            if (isOwnedByAltered(entry) && written.add(entry.key())) {
                changed.add(
                        new SocketChange(entry, entry, Set.of(SocketChange.Aspect.OWNER_DETAILS)));
            }
        }
    }

    private boolean isOwnedByAltered(SocketEntry entry) {
        if (altered.isEmpty()
                || !(entry.ownership() instanceof Ownership.OwnedBy(var owners, var _))) {
            return false;
        }
        for (ProcessRef owner : owners) {
            if (altered.contains(owner)) {
                return true;
            }
        }
        return false;
    }
}
