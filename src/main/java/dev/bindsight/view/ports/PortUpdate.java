package dev.bindsight.view.ports;

import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;

import java.util.Collection;
import java.util.List;

/**
 * A list ready to be shown, made away from the FX thread.
 *
 * @param inventory the reading it shows
 * @param list how the list shown before becomes this one
 * @param changed rows whose facts differ from those shown, with what they show now
 * @param matching how many rows fit the filter and are there
 * @param ports how many sockets of the reading `ports` lists
 * @param total how many rows there would be without the filter
 * @param glance the whole machine in a few numbers
 * @param relaxations for a filter that hides all: what leaving out one word would show
 * @param filter the filter, as it was asked for
 */
record PortUpdate(
        Inventory inventory,
        ListChange list,
        Collection<Change> changed,
        int matching,
        int ports,
        int total,
        Glance glance,
        List<FilterRelaxation> relaxations,
        SocketFilter filter) {
    /** The same list, shown by now, of a later reading that found the same. */
    PortUpdate readAgain(Inventory later) {
        return new PortUpdate(
                later,
                list.settled(),
                List.of(),
                matching,
                ports,
                total,
                glance,
                relaxations,
                filter);
    }

    /**
     * A row that shows something else.
     *
     * @param row which
     * @param facts what it shows
     */
    record Change(PortRow row, PortFacts facts) {}
}
