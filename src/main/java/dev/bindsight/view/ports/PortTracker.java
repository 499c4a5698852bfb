package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Follows the sockets of a scope from reading to reading: keeps one row for each, finds out what
 * changed, and marks what appeared and what went. Belongs to one thread at a time.
 */
final class PortTracker {
    /** How long a mark stays. */
    static final Duration MARKED = Duration.ofSeconds(3);

    private final MachineSummary machine;
    private final RowFacts facts;
    private final RowSource source;
    private final Map<SocketKey, Tracked> known = new HashMap<>();
    private @Nullable Scope scope;
    private @Nullable SocketFilter filter;
    private @Nullable Present before;
    private int generation;

    PortTracker(MachineSummary machine, RowFacts facts) {
        this.machine = machine;
        this.facts = facts;
        this.source = new RowSource(machine);
    }

    /**
     * Takes a reading, or the same one again after another scope or filter was chosen or a mark ran
     * out.
     *
     * @param now the time marks are counted from
     */
    void take(Inventory inventory, PortQuery query, Instant now) {
        boolean sameScope = query.scope() == scope;
        boolean sameFilter = query.filter().equals(filter);
        scope = query.scope();
        filter = query.filter();
        generation++;
        facts.take(inventory, query.wants());
        var present = new Present(inventory);
        source.rows(
                inventory,
                query.scope(),
                query.filter(),
                (key, entry) -> {
                    Tracked row = known.get(key);
                    if (row == null) {
                        row =
                                appeared(
                                        key,
                                        entry,
                                        inventory,
                                        sameScope && sameFilter ? Mark.NEW : Mark.NONE);
                        row.markedUntil = now.plus(MARKED);
                        row.fits = query.filter().matches(entry, inventory, machine);
                        known.put(key, row);
                    } else {
                        boolean changed = row.differs(inventory, entry, facts);
                        if (changed) {
                            Mark kept = row.facts.mark() == Mark.NEW ? Mark.NEW : Mark.NONE;
                            row.facts = facts.of(entry, inventory.owners(entry), kept);
                        }
                        if (changed || !sameFilter) {
                            row.fits = query.filter().matches(entry, inventory, machine);
                        }
                    }
                    row.seen = generation;
                });
        settle(sameScope, sameFilter, present, now);
        before = present;
    }

    /** A row that was not there, of a socket that may have been: then it only came into scope. */
    private Tracked appeared(SocketKey key, SocketEntry entry, Inventory inventory, Mark mark) {
        if (before != null && !before.has(entry.key())) {
            facts.sawOpen(entry, inventory.takenAt());
        }
        return new Tracked(facts.of(entry, inventory.owners(entry), mark), key);
    }

    /** Every row there is, also those that do not fit the filter, in no promised order. */
    Iterable<Tracked> rows() {
        return known.values();
    }

    /** Whether a row handed out before is still one of {@link #rows}. */
    boolean has(Tracked row) {
        return !row.dropped;
    }

    /** When the next mark runs out, absent if none is on. */
    @Nullable Instant nextMarkEnd() {
        Instant next = null;
        for (Tracked row : known.values()) {
            boolean marked = row.facts.mark() != Mark.NONE;
            if (marked && (next == null || row.markedUntil.isBefore(next))) {
                next = row.markedUntil;
            }
        }
        return next;
    }

    /** Marks what went, drops what went a while ago, and ends marks. */
    private void settle(boolean sameScope, boolean sameFilter, Present present, Instant now) {
        for (Iterator<Tracked> each = known.values().iterator(); each.hasNext(); ) {
            Tracked row = each.next();
            boolean over = !row.markedUntil.isAfter(now);
            if (row.seen == generation) {
                if (over && row.facts.mark() == Mark.NEW) {
                    row.facts = row.facts.marked(Mark.NONE);
                }
            } else if (row.facts.mark() != Mark.GONE) {
                if (sameScope && !present.has(row.facts.entry())) {
                    row.facts = row.facts.marked(Mark.GONE);
                    row.markedUntil = now.plus(MARKED);
                } else {
                    row.dropped = true;
                    each.remove();
                }
            } else if (over || !sameScope || !sameFilter) {
                row.dropped = true;
                each.remove();
            }
        }
    }

    /** A row, with what the thread that reads knows of it and the FX thread does not yet. */
    static final class Tracked {
        final PortRow row;
        final SocketKey key;
        PortFacts facts;
        boolean fits;

        /** Whether it is in the list being made; for the one who makes it. */
        boolean listed;

        private PortFacts published;
        private Instant markedUntil = Instant.MIN;
        private int seen;
        private boolean dropped;

        private Tracked(PortFacts facts, SocketKey key) {
            this.facts = facts;
            this.published = facts;
            this.key = key;
            this.row = new PortRow(key, facts);
        }

        /** Whether it changed since this was last asked. */
        boolean takeChange() {
            boolean changed = published != facts;
            published = facts;
            return changed;
        }

        /** Whether the reading says something else of it than the facts do. */
        private boolean differs(Inventory inventory, SocketEntry entry, RowFacts now) {
            return facts.mark() == Mark.GONE
                    || now.differs(facts, entry)
                    || ownersDiffer(inventory);
        }

        private boolean ownersDiffer(Inventory inventory) {
            if (!(facts.entry().ownership() instanceof Ownership.OwnedBy(var refs, var _))) {
                return false;
            }
            int index = 0;
            for (ProcessRef ref : refs) {
                ProcessDetails now = inventory.processes().get(ref);
                if (now == null) {
                    continue;
                }
                if (index == facts.owners().size() || !now.equals(facts.owners().get(index))) {
                    return true;
                }
                index++;
            }
            return index != facts.owners().size();
        }
    }
}
