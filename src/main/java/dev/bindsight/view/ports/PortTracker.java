package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketChange;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowBook;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Tells a book of rows which sockets of a scope there are: all of them where another question is
 * asked, else what changed. Belongs to one thread at a time.
 */
final class PortTracker {
    private final MachineSummary machine;
    private final RowFacts facts;
    private final RowSource source;
    private final RowBook<SocketKey, PortFacts> book;
    private @Nullable Scope scope;
    private @Nullable SocketFilter filter;

    PortTracker(MachineSummary machine, RowFacts facts, RowBook<SocketKey, PortFacts> book) {
        this.machine = machine;
        this.facts = facts;
        this.book = book;
        this.source = new RowSource(machine);
    }

    /**
     * Takes a reading, or the same one again after another scope or filter was chosen or a mark ran
     * out.
     *
     * @param delta how it differs from the one taken before
     */
    void take(Inventory inventory, InventoryDelta delta, PortQuery query) {
        boolean otherScope = query.scope() != scope;
        boolean another = otherScope || !query.filter().equals(filter);
        scope = query.scope();
        filter = query.filter();
        boolean mayDiffer = facts.take(inventory, query.wants());
        if (delta.continues()) {
            for (SocketEntry entry : delta.added()) {
                // connections come by the thousand, and would push out what is listed
                if (scope == Scope.ALL || entry.occupiesPort()) {
                    facts.sawOpen(entry, inventory.takenAt());
                }
            }
        }
        book.judge(
                row -> query.filter().matches(row.entry(), inventory, machine),
                another,
                delta.continues() && !another,
                // what went while another filter was chosen is gone all the same
                delta.continues() && !otherScope);
        boolean whole = another || mayDiffer || !delta.continues();
        if (whole || !query.scope().isByItself() && !delta.leavesSockets()) {
            takeAll(inventory, query);
        } else if (query.scope().isByItself()) {
            takeChange(inventory, delta, query.scope());
        }
    }

    private void takeAll(Inventory inventory, PortQuery query) {
        source.rows(
                inventory,
                query.scope(),
                query.filter(),
                (key, entry) -> {
                    Row<SocketKey, PortFacts> row = book.row(key);
                    if (row == null || differs(row.made(), inventory, entry)) {
                        show(key, entry, inventory);
                    } else {
                        book.keep(row);
                    }
                });
        var present = new Present(inventory);
        book.sweep(row ->
                query.scope().isByItself()
                        ? present.has(row.entry().key())
                        : present.has(row.entry()));
    }

    private void takeChange(Inventory inventory, InventoryDelta delta, Scope listed) {
        for (SocketEntry entry : delta.gone()) {
            book.gone(entry.key());
        }
        for (SocketChange change : delta.changed()) {
            if (listed.lists(change.after())) {
                show(change.key(), change.after(), inventory);
            } else {
                book.leave(change.key());
            }
        }
        for (SocketEntry entry : delta.added()) {
            if (listed.lists(entry)) {
                show(entry.key(), entry, inventory);
            }
        }
    }

    private void show(SocketKey key, SocketEntry entry, Inventory inventory) {
        book.show(key, facts.of(entry, inventory.owners(entry)));
    }

    /** Whether the reading says something else of a socket than its row is to show. */
    private boolean differs(PortFacts row, Inventory inventory, SocketEntry entry) {
        return row.mark() == Mark.GONE || facts.differs(row, entry) || ownersDiffer(row, inventory);
    }

    private static boolean ownersDiffer(PortFacts row, Inventory inventory) {
        if (!(row.entry().ownership() instanceof Ownership.OwnedBy(List<ProcessRef> refs, var _))) {
            return false;
        }
        int index = 0;
        for (ProcessRef ref : refs) {
            ProcessDetails now = inventory.processes().get(ref);
            if (now == null) {
                continue;
            }
            if (index == row.owners().size() || !now.equals(row.owners().get(index))) {
                return true;
            }
            index++;
        }
        return index != row.owners().size();
    }
}
