package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Listing;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.rows.RowList;
import dev.bindsight.view.screen.Counts;
import dev.bindsight.view.screen.SocketSelection;
import dev.bindsight.view.shell.LastReading;
import dev.bindsight.view.shell.SearchModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The Ports screen without its nodes. Everything but {@link #receive} belongs to the FX thread. */
public final class PortsModel implements LastReading {
    private static final Inventory NOTHING_READ =
            new Inventory(
                    Instant.EPOCH,
                    Duration.ZERO,
                    List.of(),
                    Map.of(),
                    new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));

    private final Listing<PollUpdate.Fresh, PortQuery, PortUpdate> listing;
    private final Executor fx;
    private final InstantSource clock;
    private final SearchModel search;
    private final RowList<SocketKey, PortFacts> rows = new RowList<>();
    private final ObjectProperty<Scope> scope;
    private final ObjectProperty<Comparator<PortFacts>> order =
            new SimpleObjectProperty<>(this, "order", PortOrder.PORT);
    private final ObjectProperty<Grouping> grouping =
            new SimpleObjectProperty<>(this, "grouping", Grouping.OFF);
    private final ObjectProperty<ExtraWants> wants =
            new SimpleObjectProperty<>(this, "wants", ExtraWants.NOTHING);
    private final ReadOnlyObjectWrapper<Counts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", Counts.NONE);
    private final ReadOnlyObjectWrapper<PortsState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PortsState.Loading(0, -1));
    private final ReadOnlyObjectWrapper<@Nullable Inventory> inventory =
            new ReadOnlyObjectWrapper<>(this, "inventory");
    private final ReadOnlyObjectWrapper<SocketSelection> selection =
            new ReadOnlyObjectWrapper<>(
                    this, "selection", new SocketSelection(NOTHING_READ, List.of()));
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<List<FilterRelaxation>> relaxations =
            new ReadOnlyObjectWrapper<>(this, "relaxations", List.of());
    private final ReadOnlyObjectWrapper<@Nullable SocketKey> wanted =
            new ReadOnlyObjectWrapper<>(this, "wanted");
    private final ReadOnlyObjectWrapper<List<Row<SocketKey, PortFacts>>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final ReadOnlyObjectWrapper<Glance> glance =
            new ReadOnlyObjectWrapper<>(this, "glance", Glance.NOTHING);
    private List<Row<SocketKey, PortFacts>> selected = List.of();
    private SocketFilter shownFilter = SocketFilter.NONE;
    private boolean entering;
    private boolean showing;

    private final LostSocket lost = new LostSocket();

    /**
     * An empty list that waits for its first reading.
     *
     * @param search what is typed to narrow it
     * @param fx the FX thread, {@code Platform::runLater}
     * @param clock tells what time it is
     * @param scope which sockets to list at first
     */
    public PortsModel(
            MachineSummary machine,
            RowExtras extras,
            SearchModel search,
            Background background,
            Executor fx,
            InstantSource clock,
            Scope scope) {
        this.search = search;
        this.fx = fx;
        this.clock = clock;
        this.scope = new SimpleObjectProperty<>(this, "scope", scope);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        var lister = new PortLister(machine, new RowFacts(machine, extras, this::listAgain));
        this.listing =
                new Listing<>(
                        lister,
                        (earlier, later) -> later.after(earlier),
                        background,
                        fx,
                        clock,
                        query(),
                        this::show);
        this.scope.subscribe(this::ask);
        order.subscribe(this::ask);
        grouping.subscribe(this::ask);
        wants.subscribe(this::ask);
        search.filterProperty().subscribe(this::ask);
    }

    /** The rows of the table. */
    public RowList<SocketKey, PortFacts> rows() {
        return rows;
    }

    /** What stands in the search field. */
    public SearchModel search() {
        return search;
    }

    /** Which sockets are listed. */
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /** How they are sorted. */
    public ObjectProperty<Comparator<PortFacts>> orderProperty() {
        return order;
    }

    /** Whether the rows of a process stand together. */
    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /** Has the rows of each process stand together, or no longer. */
    public void group() {
        grouping.set(grouping.get().switched());
    }

    /** Lists the sockets of a process, or its own row alone. */
    void fold(ProcessGroup group, boolean open) {
        grouping.set(grouping.get().with(group.process(), open));
    }

    /** What columns show that a listing does not hold. */
    public ObjectProperty<ExtraWants> wantsProperty() {
        return wants;
    }

    @Override
    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What there is to say besides the list. */
    public ReadOnlyObjectProperty<PortsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Inventory> inventoryProperty() {
        return inventory.getReadOnlyProperty();
    }

    /** What is selected, as it was last read. */
    public ReadOnlyObjectProperty<SocketSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** For a filter that hides all: what leaving out one word would show, most useful first. */
    public ReadOnlyObjectProperty<List<FilterRelaxation>> relaxationsProperty() {
        return relaxations.getReadOnlyProperty();
    }

    /** The socket that {@link #reveal} waits for; the table selects it as soon as it is listed. */
    public ReadOnlyObjectProperty<@Nullable SocketKey> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** The machine in a few numbers. */
    public ReadOnlyObjectProperty<Glance> glanceProperty() {
        return glance.getReadOnlyProperty();
    }

    /** Rows that the table shall select now, since nobody has selected any; mostly none. */
    public ReadOnlyObjectProperty<List<Row<SocketKey, PortFacts>>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Takes what was read. May be called on any thread. */
    public void receive(PollUpdate update) {
        switch (update) {
            case PollUpdate.Fresh read -> listing.read(read);
            case PollUpdate.Scanning(int sockets, int done, int processes) ->
                    fx.execute(() -> loading(sockets, (double) done / processes));
            case PollUpdate.Unreadable(List<SourceRefusal> refusals, Inventory last) ->
                    say(new PortsState.Unreadable(refusals, last == null ? null : last.takenAt()));
            case PollUpdate.Failed(Throwable cause, Inventory last) ->
                    say(new PortsState.Failed(cause, last == null ? null : last.takenAt()));
        }
    }

    /** Lets the time go on. */
    public void tick() {
        now.set(clock.instant());
    }

    /** Shows nothing while nobody sees it, and the newest list as soon as somebody does. */
    public void setSeen(boolean seen) {
        if (seen) {
            tick();
        }
        listing.setSeen(seen);
    }

    /** Takes over which rows are selected, in the order of the list. */
    public void select(Collection<Row<SocketKey, PortFacts>> chosen) {
        selected = List.copyOf(chosen);
        if (!showing) {
            updateSelection();
        }
    }

    /** Sees to it that a socket is listed, and has it selected. */
    public void reveal(SocketKey socket) {
        Inventory read = inventory.get();
        if (read == null) {
            return;
        }
        SocketEntry entry =
                read.entries().stream()
                        .filter(each -> each.key().equals(socket))
                        .findFirst()
                        .orElse(null);
        if (entry == null) {
            return;
        }
        if (rows.stream().noneMatch(row -> socket.equals(row.key()))) {
            search.clear();
            boolean covered = scope.get() == Scope.ALL || entry.isListening();
            if (!covered) {
                scope.set(entry.occupiesPort() ? Scope.BLOCKING : Scope.ALL);
            }
        }
        wanted.set(null);
        wanted.set(socket);
    }

    /** Shows what was asked for elsewhere. */
    public void list(ListRequest request) {
        if (request.scope() != null) {
            scope.set(request.scope());
        }
        search.setText(request.filter());
    }

    /** The wanted socket was selected, or another was. */
    public void revealed() {
        wanted.set(null);
    }

    /**
     * Has a row selected for keys that follow: what is selected already, else the first.
     *
     * @return whether the list answers what was typed; if not, the row is selected once it does,
     *     and a row that is selected now is not meant
     */
    public boolean enter() {
        entering = true;
        boolean current = isCurrent();
        if (current) {
            choose(rows);
        }
        return current;
    }

    private boolean isCurrent() {
        return inventory.get() != null && shownFilter.equals(search.filterProperty().get());
    }

    /**
     * Selects what nobody needs to select.
     *
     * @param coming the rows that have come
     */
    private void choose(List<Row<SocketKey, PortFacts>> coming) {
        Inventory read = inventory.get();
        if (read == null || !isCurrent()) {
            lost.seekEverywhere();
            return;
        }
        if (selection.get().isEmpty()) {
            List<Row<SocketKey, PortFacts>> own = lost.successor(rows, coming);
            if (own.isEmpty()) {
                own =
                        SelfChosen.of(
                                rows,
                                search.filterProperty().get(),
                                search.askedProperty().get(),
                                read);
            }
            boolean first = own.isEmpty() && entering && !rows.isEmpty();
            chosen.set(first ? List.of(rows.getFirst()) : own);
            chosen.set(List.of());
        }
        entering = false;
    }

    private void say(PortsState next) {
        fx.execute(() -> state.set(next));
    }

    private PortQuery query() {
        return new PortQuery(
                scope.get(),
                search.filterProperty().get(),
                order.get(),
                grouping.get(),
                wants.get());
    }

    private void listAgain() {
        listing.again();
    }

    private void ask() {
        listing.ask(query());
    }

    private void loading(int sockets, double progress) {
        if (inventory.get() == null) {
            state.set(new PortsState.Loading(sockets, progress));
        }
    }

    private void show(PortUpdate update) {
        Inventory before = inventory.get();
        tick();
        showing = true; // what is selected is told below, with the new reading
        try {
            rows.become(update.rows());
        } finally {
            showing = false;
        }
        inventory.set(update.inventory());
        counts.set(
                new Counts(
                        update.inventory().entries().size(),
                        update.ports(),
                        update.rows().matching(),
                        update.rows().total()));
        relaxations.set(update.relaxations());
        glance.set(update.glance());
        if (before != update.inventory()) {
            state.set(PortsState.LISTED);
        }
        updateSelection();
        shownFilter = update.filter();
        choose(update.rows().coming());
    }

    private void updateSelection() {
        Inventory read = inventory.get();
        if (read == null) {
            return;
        }
        List<SocketEntry> now = SelectedSockets.of(selected);
        lost.selectionChanged(selection.get().sockets(), now, read);
        selection.set(new SocketSelection(read, now));
    }
}
