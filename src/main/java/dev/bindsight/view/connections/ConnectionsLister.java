package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.rows.GroupedRows;
import dev.bindsight.view.rows.ListUpdate;
import dev.bindsight.view.rows.Lister;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowBook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes the lists of connections: filtered, sorted, grouped, and counted. */
final class ConnectionsLister
        implements Lister<ConnectionReading, ConnectionsQuery, ConnectionsUpdate> {
    private final MachineSummary machine;
    private final Flows flows;
    private final RowBook<SocketKey, ConnectionRow> book =
            new RowBook<>(ConnectionOrder.SETTLED, Comparator.naturalOrder());
    private final GroupedRows<SocketKey, ConnectionRow> groups = new GroupedRows<>();
    private final ConnectionsShape shape;
    private List<Flow> all = List.of();
    private FlowList found = FlowList.NONE;
    private ConnectionCounts counts = ConnectionCounts.NONE;
    private @Nullable ConnectionReading last;
    private @Nullable ConnectionsQuery before;

    ConnectionsLister(MachineSummary machine, ConnectionsQuery first) {
        this.machine = machine;
        this.flows = new Flows(machine);
        this.shape = new ConnectionsShape(first);
    }

    @Override
    public ConnectionsUpdate list(
            @Nullable ConnectionReading read, ConnectionsQuery query, Instant now, boolean taken) {
        int from = flows.second() + 1;
        boolean first = last == null;
        if (read != null) {
            all = flows.take(read);
            found = new FlowList(all, read.connections());
            counts = ConnectionCounts.of(all);
            last = read;
        }
        ConnectionReading known = Objects.requireNonNull(last, "a list of nothing");
        Inventory reading = known.inventory();
        SocketFilter filter = query.filter().on(reading, machine);
        ConnectionsQuery asked = before;
        boolean another =
                asked == null
                        || !filter.equals(asked.filter())
                        || !query.chips().equals(asked.chips())
                        || query.grouped() != asked.grouped();
        before =
                new ConnectionsQuery(
                        filter, query.chips(), query.grouped(), query.folded(), query.order());
        book.begin(now, taken);
        if (read != null || another) {
            book.judge(
                    row -> fits(row, query.chips(), filter, reading),
                    another,
                    !first && !another,
                    !first);
            for (Flow flow : all) {
                tell(flow, query.grouped());
            }
            book.sweep(_ -> false);
        }
        ListUpdate<SocketKey, ConnectionRow> rows =
                book.list(query.order(), groups.in(shape.on(query, from, flows.second())));
        shape.settle();
        return new ConnectionsUpdate(known, found, rows, counts, flows.second(), query.filter());
    }

    @Override
    public @Nullable Instant nextChange() {
        return book.nextMarkEnd();
    }

    private boolean fits(ConnectionRow row, Chips chips, SocketFilter filter, Inventory reading) {
        return row instanceof Link link
                && chips.take(link.flow())
                && filter.matches(link.flow().socket(), reading, machine);
    }

    private void tell(Flow flow, Grouped by) {
        Row<SocketKey, ConnectionRow> row = book.row(flow.key());
        boolean same =
                row != null
                        && row.made() instanceof Link(Flow shown, Grouped grouped, Mark mark)
                        && shown == flow
                        && grouped == by
                        && mark != Mark.GONE;
        if (row != null && same) {
            book.keep(row);
        } else {
            book.show(flow.key(), new Link(flow, by, Mark.NONE));
        }
    }
}
