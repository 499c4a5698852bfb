package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionRow.Note;
import dev.bindsight.view.connections.ConnectionsQuery.NoteKey;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Listing;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowList;
import dev.bindsight.view.screen.Counts;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** The Connections screen without its nodes. FX thread, but for {@link #receive}. */
public final class ConnectionsModel {
    private final Listing<ConnectionReading, ConnectionsQuery, ConnectionsUpdate> listing;
    private final InstantSource clock;
    private final ObservableValue<SocketFilter> filter;
    private final RowList<SocketKey, ConnectionRow> rows = new RowList<>();
    private final ObjectProperty<Grouped> grouped =
            new SimpleObjectProperty<>(this, "grouped", Grouped.PROCESS);
    private final ObjectProperty<Chips> chips =
            new SimpleObjectProperty<>(this, "chips", Chips.NONE);
    private final ObjectProperty<Set<Object>> folded =
            new SimpleObjectProperty<>(this, "folded", Set.of());
    private final ObjectProperty<Comparator<ConnectionRow>> order =
            new SimpleObjectProperty<>(this, "order", ConnectionOrder.PROCESS);
    private final ReadOnlyObjectWrapper<ConnectionCounts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", ConnectionCounts.NONE);
    private final ReadOnlyObjectWrapper<Counts> listed =
            new ReadOnlyObjectWrapper<>(this, "listed", Counts.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Inventory> inventory =
            new ReadOnlyObjectWrapper<>(this, "inventory");
    private final ReadOnlyIntegerWrapper second = new ReadOnlyIntegerWrapper(this, "second", -1);
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<@Nullable Link> selected =
            new ReadOnlyObjectWrapper<>(this, "selected");
    private final ReadOnlyObjectWrapper<Seen> seen =
            new ReadOnlyObjectWrapper<>(this, "seen", new Seen(null, -1));
    private final ReadOnlyObjectWrapper<@Nullable SocketKey> wanted =
            new ReadOnlyObjectWrapper<>(this, "wanted");
    private final Map<SocketKey, Instant> closed = new HashMap<>();
    private @Nullable Row<SocketKey, ConnectionRow> row;
    private FlowList all = FlowList.NONE;
    private @Nullable ConnectionReading reading;

    /**
     * An empty list that waits for its first reading.
     *
     * @param filter what is typed to narrow it
     * @param background where lists are made
     * @param fx the FX thread, {@code Platform::runLater}
     */
    public ConnectionsModel(
            MachineSummary machine,
            ObservableValue<SocketFilter> filter,
            Background background,
            Executor fx,
            InstantSource clock) {
        this.filter = filter;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        listing =
                new Listing<>(
                        new ConnectionsLister(machine, query()),
                        (_, later) -> later,
                        background,
                        fx,
                        clock,
                        query(),
                        this::show);
        Runnable changed = () -> listing.ask(query());
        filter.subscribe(changed);
        grouped.subscribe(changed);
        chips.subscribe(changed);
        folded.subscribe(changed);
        order.subscribe(changed);
    }

    private ConnectionsQuery query() {
        return new ConnectionsQuery(
                filter.getValue(), chips.get(), grouped.get(), folded.get(), order.get());
    }

    /** The rows of the table. */
    public RowList<SocketKey, ConnectionRow> rows() {
        return rows;
    }

    /** What stands together. */
    public ObjectProperty<Grouped> groupedProperty() {
        return grouped;
    }

    /** Which chips are on. */
    public ObjectProperty<Chips> chipsProperty() {
        return chips;
    }

    /** How connections are sorted. */
    ObjectProperty<Comparator<ConnectionRow>> orderProperty() {
        return order;
    }

    /** How many there are. */
    public ReadOnlyObjectProperty<ConnectionCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** How many of them are listed. */
    public ReadOnlyObjectProperty<Counts> listedProperty() {
        return listed.getReadOnlyProperty();
    }

    /** Whether some connections are left out. */
    boolean isNarrowed() {
        return !chips.get().isEmpty() || !filter.getValue().isEmpty();
    }

    /** What was read last, absent before the first reading. */
    public ReadOnlyObjectProperty<@Nullable Inventory> inventoryProperty() {
        return inventory.getReadOnlyProperty();
    }

    /** The second that lines over time end with; it changes with each reading. */
    ReadOnlyIntegerProperty secondProperty() {
        return second.getReadOnlyProperty();
    }

    /** The time ages are told by. */
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** What time it is, which goes on between readings too. */
    Instant instant() {
        return clock.instant();
    }

    /** The connection that is selected, as it was last read; absent for none. */
    public ReadOnlyObjectProperty<@Nullable Link> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The connection that is selected and the second it is seen in, which change as one. */
    ReadOnlyObjectProperty<Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /**
     * What there is to show of one connection.
     *
     * @param link the connection that is selected, absent for none
     * @param second the second that lines over time end with
     */
    record Seen(@Nullable Link link, int second) {}

    /** The other end of a connection within this machine, absent where it is not listed. */
    @Nullable Flow otherEnd(Flow flow) {
        MeasuredConnection measured = measured(flow);
        SocketEntry end = measured == null ? null : measured.peer().end();
        return end == null ? null : all.find(end.key());
    }

    /** All that was measured on a connection, absent where it is gone. */
    @Nullable MeasuredConnection measured(Flow flow) {
        return all.measured(flow.key());
    }

    /** A connection as text, empty before anything was read. */
    String copy(Flow flow, ConnectionCopy form, MachineSummary machine) {
        ConnectionReading last = reading;
        return last == null
                ? ""
                : form.text(flow, measured(flow), last, machine::userName, now.get());
    }

    /** The connection that {@link #reveal} waits for. */
    ReadOnlyObjectProperty<@Nullable SocketKey> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** Takes what was read. Any thread. */
    public void receive(ConnectionReading read) {
        listing.read(read);
    }

    /** Takes over which row is selected. */
    void select(@Nullable Row<SocketKey, ConnectionRow> now) {
        row = now;
        follow();
    }

    /** Lists what is below a head or a note, or no longer. */
    public void fold(ConnectionRow facts) {
        switch (facts) {
            case Head head -> folded.set(ConnectionsQuery.folded(folded.get(), head.key()));
            case Note note -> {
                if (note.of() != null && note.open() != null) {
                    folded.set(
                            ConnectionsQuery.folded(
                                    folded.get(), new NoteKey(note.of(), note.ailing().kind())));
                }
            }
            case Link _ -> {}
        }
    }

    /** Sees to it that a connection is listed, and has it selected. */
    public void reveal(Flow flow) {
        chips.set(Chips.NONE);
        GroupKey group = GroupKey.of(flow, grouped.get());
        if (group != null && !query().isOpen(group)) {
            folded.set(ConnectionsQuery.folded(folded.get(), group));
        }
        wanted.set(null);
        wanted.set(flow.key());
    }

    /** A connection was closed from here just now, which the next reading will show. */
    void closed(Flow flow) {
        closed.put(flow.key(), clock.instant());
        follow();
    }

    /** The wanted connection was selected. */
    void revealed() {
        wanted.set(null);
    }

    private void show(ConnectionsUpdate update) {
        now.set(clock.instant());
        closed.values().removeIf(at -> at.isBefore(update.reading().inventory().takenAt()));
        rows.become(update.rows());
        reading = update.reading();
        inventory.set(update.reading().inventory());
        counts.set(update.counts());
        listed.set(
                new Counts(
                        update.reading().inventory().entries().size(),
                        0,
                        update.rows().matching(),
                        update.counts().all()));
        all = update.all();
        second.set(update.second());
        follow();
    }

    private void follow() {
        ConnectionRow facts = row == null ? null : row.get();
        selected.set(
                switch (facts) {
                    case Link link -> asKnown(link);
                    case Note note when note.of() == null ->
                            asKnown(new Link(note.first(), grouped.get(), Mark.NONE));
                    case null, default -> null;
                });
        seen.set(new Seen(selected.get(), second.get()));
    }

    /** With what is known since it was read. */
    private Link asKnown(Link link) {
        return closed.containsKey(link.flow().key())
                ? new Link(link.flow(), link.grouped(), Mark.GONE)
                : link;
    }
}
