package dev.bindsight.view.ports;

import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;

import java.util.Comparator;

/**
 * What the list shall show.
 *
 * @param scope which sockets
 * @param filter what is left of them
 * @param order how they are sorted; ties are settled by the socket's key
 */
record PortQuery(Scope scope, SocketFilter filter, Comparator<PortFacts> order) {
    /** The same with what its filter leaves open settled by a reading. */
    PortQuery on(Inventory inventory) {
        return new PortQuery(scope, filter.on(inventory), order);
    }
}
