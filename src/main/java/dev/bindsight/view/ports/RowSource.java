package dev.bindsight.view.ports;

import dev.bindsight.inventory.BindBlockers;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

/** Chooses from a reading what a scope lists, and gives each row an identity that lasts. */
final class RowSource {
    private final BindBlockers blockers;

    RowSource(MachineSummary machine) {
        this.blockers = new BindBlockers(machine);
    }

    /**
     * Hands out every row of a scope once.
     *
     * @param filter a client's source port blocks a bind too, but is listed only where it is asked
     *     for: there may be thousands
     */
    void rows(Inventory inventory, Scope scope, SocketFilter filter, Each each) {
        switch (scope) {
            case ALL, LISTENING -> {
                for (SocketEntry entry : inventory.entries()) {
                    if (scope.lists(entry)) {
                        each.row(entry.key(), entry);
                    }
                }
            }
            case BLOCKING ->
                    blockers.of(inventory, filter::asksFor)
                            .forEach(entry -> each.row(blockingKey(entry), entry));
        }
    }

    /**
     * What is left of connections is one row for each address, whichever of them stands for the
     * others at the moment.
     */
    private static SocketKey blockingKey(SocketEntry entry) {
        return entry.occupiesPort()
                ? entry.key()
                : new SocketKey.ByAddress(entry.protocol(), entry.local(), null, 0, 0);
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Each {
        /**
         * One row.
         *
         * @param key identifies the row across readings
         * @param entry the socket it is about
         */
        void row(SocketKey key, SocketEntry entry);
    }
}
