package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Listing;
import dev.bindsight.view.rows.RowList;
import dev.bindsight.view.screen.Counts;
import dev.bindsight.view.shell.LastReading;
import dev.bindsight.view.shell.SearchModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** The Ports screen without its nodes. Everything but {@link #receive} belongs to the FX thread. */
public final class PortsModel implements LastReading {
    private final Listing<PollUpdate.Fresh, PortQuery, PortUpdate> listing;
    private final Executor fx;
    private final InstantSource clock;
    private final SearchModel search;
    private final RowList<SocketKey, PortFacts> rows = new RowList<>();
    private final ListQuestion question;
    private final PickedSockets picked;
    private final ReadOnlyObjectWrapper<Counts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", Counts.NONE);
    private final ReadOnlyObjectWrapper<PortsState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PortsState.Loading(0, -1));
    private final ReadOnlyObjectWrapper<@Nullable Inventory> inventory =
            new ReadOnlyObjectWrapper<>(this, "inventory");
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<List<FilterRelaxation>> relaxations =
            new ReadOnlyObjectWrapper<>(this, "relaxations", List.of());
    private final ReadOnlyObjectWrapper<@Nullable SocketKey> wanted =
            new ReadOnlyObjectWrapper<>(this, "wanted");
    private final ReadOnlyObjectWrapper<Glance> glance =
            new ReadOnlyObjectWrapper<>(this, "glance", Glance.NOTHING);

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
        this.question = new ListQuestion(search, scope);
        this.picked = new PickedSockets(rows, search);
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
        var lister = new PortLister(machine, new RowFacts(machine, extras, this::listAgain));
        this.listing =
                new Listing<>(
                        lister,
                        (earlier, later) -> later.after(earlier),
                        background,
                        fx,
                        clock,
                        question.query(),
                        this::show);
        question.onChange(listing::ask);
    }

    /** The rows of the table. */
    public RowList<SocketKey, PortFacts> rows() {
        return rows;
    }

    /** What stands in the search field. */
    public SearchModel search() {
        return search;
    }

    /** What the list is asked to show. */
    public ListQuestion question() {
        return question;
    }

    /** Which of its sockets are selected. */
    public PickedSockets picked() {
        return picked;
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
            boolean covered = question.scopeProperty().get() == Scope.ALL || entry.isListening();
            if (!covered) {
                question.scopeProperty().set(entry.occupiesPort() ? Scope.BLOCKING : Scope.ALL);
            }
        }
        wanted.set(null);
        wanted.set(socket);
    }

    /** Shows what was asked for elsewhere. */
    public void list(ListRequest request) {
        if (request.scope() != null) {
            question.scopeProperty().set(request.scope());
        }
        search.setText(request.filter());
    }

    /** The wanted socket was selected, or another was. */
    public void revealed() {
        wanted.set(null);
    }

    private void say(PortsState next) {
        fx.execute(() -> state.set(next));
    }

    private void listAgain() {
        listing.again();
    }

    private void loading(int sockets, double progress) {
        if (inventory.get() == null) {
            state.set(new PortsState.Loading(sockets, progress));
        }
    }

    private void show(PortUpdate update) {
        Inventory before = inventory.get();
        tick();
        picked.changeRows(() -> rows.become(update.rows()));
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
        picked.show(update);
    }
}
