package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.ListUpdate;
import dev.bindsight.view.rows.Lister;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowBook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes the lists of sockets: filtered, sorted, grouped, and counted. */
final class PortLister implements Lister<PollUpdate.Fresh, PortQuery, PortUpdate> {
    private final MachineSummary machine;
    private final RowBook<SocketKey, PortFacts> book =
            new RowBook<>(PortOrder.SETTLED, Comparator.naturalOrder());
    private final PortTracker tracker;
    private final GroupRows groups = new GroupRows();
    private final MachineCount count = new MachineCount();
    private @Nullable Inventory inventory;
    private boolean behind;

    PortLister(MachineSummary machine, RowFacts facts) {
        this.machine = machine;
        this.tracker = new PortTracker(machine, facts, book);
    }

    @Override
    public PortUpdate list(
            PollUpdate.@Nullable Fresh read, PortQuery asked, Instant now, boolean taken) {
        InventoryDelta delta = read == null ? InventoryDelta.NONE : read.delta();
        if (behind) {
            // a list that failed took a part of a change only
            delta = InventoryDelta.ANEW;
        }
        boolean counts = read != null || behind;
        behind = true;
        if (read != null) {
            inventory = read.inventory();
        }
        if (counts && inventory != null) {
            count.take(inventory, delta);
        }
        Inventory reading = Objects.requireNonNull(inventory, "a list of nothing");
        PortQuery query = asked.on(reading, machine);
        book.begin(now, taken);
        tracker.take(reading, delta, query);
        ListUpdate<SocketKey, PortFacts> rows =
                book.list(query.order(), groups.arrangement(query.grouping()));
        behind = false;
        boolean hidesAll = rows.isBlank() && rows.total() > 0;
        return new PortUpdate(
                reading,
                rows,
                count.ports(),
                count.glance(reading),
                hidesAll ? relaxed(reading, query.filter()) : List.of(),
                asked.filter());
    }

    @Override
    public @Nullable Instant nextChange() {
        return book.nextMarkEnd();
    }

    private List<FilterRelaxation> relaxed(Inventory reading, SocketFilter filter) {
        List<SocketEntry> entries = new ArrayList<>();
        for (Row<SocketKey, PortFacts> row : book.rows()) {
            if (row.made().mark() != Mark.GONE) {
                entries.add(row.made().entry());
            }
        }
        return filter.relaxations(entries, reading, machine).stream()
                .map(each ->
                        new FilterRelaxation(
                                each.term().text(), filter.without(each.term()), each.matches()))
                .toList();
    }
}
