package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns readings into lists ready to be shown: filtered, sorted, and compared with the list shown
 * before. Belongs to one thread at a time, never the FX thread.
 *
 * <p>A list that was not taken in time is taken back and replaced by one that differs from the same
 * list as it did: what is shown is always known here.
 */
final class PortLister {
    private static final PortRow[] NOTHING = {};

    private final PortTracker tracker;
    private final GroupRows groups = new GroupRows();
    private final MachineSummary machine;
    private PortRow[] shown = NOTHING;
    private PortRow[] made = NOTHING;
    private List<PortTracker.Tracked> order = List.of();
    private final Map<PortRow, PortFacts> unseen = new LinkedHashMap<>();

    PortLister(MachineSummary machine, RowFacts facts) {
        this.machine = machine;
        this.tracker = new PortTracker(machine, facts);
    }

    /**
     * Makes the list of a reading.
     *
     * @param previousTaken whether the list made before is shown; if not, it never will be
     */
    PortUpdate list(Inventory inventory, PortQuery asked, Instant now, boolean previousTaken) {
        PortQuery query = asked.on(inventory, machine);
        if (previousTaken) {
            shown = made;
            unseen.clear();
        }
        tracker.take(inventory, query, now);
        int total = 0;
        int matching = 0;
        for (PortTracker.Tracked each : tracker.rows()) {
            if (each.facts.mark() != Mark.GONE) {
                total++;
                matching += each.fits ? 1 : 0;
            }
            if (each.takeChange()) {
                unseen.put(each.row, each.facts);
            }
        }
        order = sorted(query.order());
        PortRow[] rows = groups.arrange(order, query.grouping(), unseen);
        made = rows;
        List<PortUpdate.Change> changes = new ArrayList<>(unseen.size());
        unseen.forEach((row, facts) -> changes.add(new PortUpdate.Change(row, facts)));
        return new PortUpdate(
                inventory,
                ListWalk.change(shown, rows),
                changes,
                matching,
                (int) inventory.entries().stream().filter(SocketEntry::occupiesPort).count(),
                total,
                Glance.of(inventory),
                rows.length == 0 && total > 0 ? relaxed(inventory, query.filter()) : List.of(),
                asked.filter());
    }

    /** When the list changes by itself because a mark runs out, absent if none is on. */
    @Nullable Instant nextChange() {
        return tracker.nextMarkEnd();
    }

    /**
     * The rows that fit, in order. Those listed before come first and in the order they had: a sort
     * of what is nearly sorted takes time in proportion to its length.
     */
    private List<PortTracker.Tracked> sorted(Comparator<PortFacts> comparator) {
        List<PortTracker.Tracked> rows = new ArrayList<>(order.size() + 64);
        for (PortTracker.Tracked each : order) {
            each.listed = each.fits && tracker.has(each);
            if (each.listed) {
                rows.add(each);
            }
        }
        for (PortTracker.Tracked each : tracker.rows()) {
            if (each.fits && !each.listed) {
                rows.add(each);
            }
        }
        for (PortTracker.Tracked each : rows) {
            each.listed = false;
        }
        Comparator<PortTracker.Tracked> byFacts =
                (left, right) -> comparator.compare(left.facts, right.facts);
        rows.sort(
                byFacts.thenComparing(each -> each.facts, PortOrder.SETTLED)
                        .thenComparing(each -> each.key));
        return rows;
    }

    private List<FilterRelaxation> relaxed(Inventory inventory, SocketFilter filter) {
        List<SocketEntry> entries = new ArrayList<>();
        for (PortTracker.Tracked each : tracker.rows()) {
            if (each.facts.mark() != Mark.GONE) {
                entries.add(each.facts.entry());
            }
        }
        return filter.relaxations(entries, inventory, machine).stream()
                .map(each ->
                        new FilterRelaxation(
                                each.term().text(), filter.without(each.term()), each.matches()))
                .toList();
    }
}
