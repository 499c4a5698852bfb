package dev.bindsight.view.ports;

import dev.bindsight.view.shell.SearchModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.Comparator;
import java.util.function.Consumer;

/** What the list is asked to show. FX thread. */
public final class ListQuestion {
    private final SearchModel search;
    private final ObjectProperty<Scope> scope;
    private final ObjectProperty<Comparator<PortFacts>> order =
            new SimpleObjectProperty<>(this, "order", PortOrder.PORT);
    private final ObjectProperty<Grouping> grouping =
            new SimpleObjectProperty<>(this, "grouping", Grouping.OFF);
    private final ObjectProperty<ExtraWants> wants =
            new SimpleObjectProperty<>(this, "wants", ExtraWants.NOTHING);

    /**
     * By port, and every socket for itself.
     *
     * @param search what is typed to narrow the list
     * @param scope which sockets to list at first
     */
    ListQuestion(SearchModel search, Scope scope) {
        this.search = search;
        this.scope = new SimpleObjectProperty<>(this, "scope", scope);
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

    /** All of it as it is now. */
    PortQuery query() {
        return new PortQuery(
                scope.get(),
                search.filterProperty().get(),
                order.get(),
                grouping.get(),
                wants.get());
    }

    /** Has something asked again whenever it becomes another question. */
    void onChange(Consumer<PortQuery> ask) {
        Runnable changed = () -> ask.accept(query());
        scope.subscribe(changed);
        order.subscribe(changed);
        grouping.subscribe(changed);
        wants.subscribe(changed);
        search.filterProperty().subscribe(changed);
    }
}
