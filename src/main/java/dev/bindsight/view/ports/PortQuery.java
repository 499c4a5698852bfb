package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;

import java.util.Comparator;

/**
 * What the list shall show.
 *
 * @param scope which sockets
 * @param filter what is left of them
 * @param order how they are sorted; ties are settled by {@link PortOrder#SETTLED}
 * @param grouping whether the rows of a process stand together
 * @param wants what its rows shall show besides what a listing holds
 */
record PortQuery(
        Scope scope,
        SocketFilter filter,
        Comparator<PortFacts> order,
        Grouping grouping,
        ExtraWants wants) {
    /** The same with what its filter leaves open settled by a reading. */
    PortQuery on(Inventory inventory, MachineSummary machine) {
        return new PortQuery(scope, filter.on(inventory, machine), order, grouping, wants);
    }
}
