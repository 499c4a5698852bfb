package dev.bindsight.view.ports;

import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.screen.Selection;
import dev.bindsight.view.screen.SocketSelection;
import dev.bindsight.view.shell.SearchModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which sockets of the list are selected: those that the user selected, followed from reading to
 * reading, and what is selected because nobody needs to. FX thread.
 */
public final class PickedSockets implements Selection {
    private static final Inventory NOTHING_READ =
            new Inventory(
                    Instant.EPOCH,
                    Duration.ZERO,
                    List.of(),
                    Map.of(),
                    new Coverage(Source.SOCK_DIAG, null, 0, null, List.of()));

    private final List<Row<SocketKey, PortFacts>> rows;
    private final SearchModel search;
    private final ReadOnlyObjectWrapper<SocketSelection> selection =
            new ReadOnlyObjectWrapper<>(
                    this, "selection", new SocketSelection(NOTHING_READ, List.of()));
    private final ReadOnlyObjectWrapper<List<Row<SocketKey, PortFacts>>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
    private final LostSocket lost = new LostSocket();
    private List<Row<SocketKey, PortFacts>> selected = List.of();
    private @Nullable Inventory read;
    private SocketFilter shownFilter = SocketFilter.NONE;
    private boolean entering;
    private boolean showing;

    /**
     * Nothing is selected.
     *
     * @param rows what is listed
     * @param search what was typed to narrow it
     */
    PickedSockets(List<Row<SocketKey, PortFacts>> rows, SearchModel search) {
        this.rows = rows;
        this.search = search;
    }

    @Override
    public ReadOnlyObjectProperty<SocketSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Rows that the table shall select now, since nobody has selected any; mostly none. */
    public ReadOnlyObjectProperty<List<Row<SocketKey, PortFacts>>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Takes over which rows are selected, in the order of the list. */
    public void select(Collection<Row<SocketKey, PortFacts>> now) {
        selected = List.copyOf(now);
        if (!showing) {
            update();
        }
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
            choose(() -> rows);
        }
        return current;
    }

    /** The list becomes another: what is selected is told afterwards, with the new reading. */
    void changeRows(Runnable change) {
        showing = true;
        try {
            change.run();
        } finally {
            showing = false;
        }
    }

    /** The list is that of a reading now. */
    void show(PortUpdate update) {
        read = update.inventory();
        update();
        shownFilter = update.filter();
        choose(update.rows()::coming);
    }

    private boolean isCurrent() {
        return read != null && shownFilter.equals(search.filterProperty().get());
    }

    /**
     * Selects what nobody needs to select.
     *
     * @param coming the rows that have come
     */
    private void choose(Supplier<List<Row<SocketKey, PortFacts>>> coming) {
        Inventory reading = read;
        if (reading == null || !isCurrent()) {
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
                                reading);
            }
            boolean first = own.isEmpty() && entering && !rows.isEmpty();
            chosen.set(first ? List.of(rows.getFirst()) : own);
            chosen.set(List.of());
        }
        entering = false;
    }

    private void update() {
        Inventory reading = read;
        if (reading == null) {
            return;
        }
        List<SocketEntry> now = SelectedSockets.of(selected);
        lost.selectionChanged(selection.get().sockets(), now, reading);
        selection.set(new SocketSelection(reading, now));
    }
}
