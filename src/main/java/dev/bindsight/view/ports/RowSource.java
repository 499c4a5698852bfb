package dev.bindsight.view.ports;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Chooses from a reading what a scope lists, and merges what is one thing to a person. */
final class RowSource {
    private final MachineSummary machine;

    RowSource(MachineSummary machine) {
        this.machine = machine;
    }

    /** Hands out every row of a scope once. */
    void rows(Inventory inventory, Scope scope, Each each) {
        switch (scope) {
            case ALL -> inventory.entries().forEach(entry -> each.row(entry.key(), entry, 1));
            case LISTENING -> {
                for (SocketEntry entry : inventory.entries()) {
                    if (entry.isListening()) {
                        each.row(entry.key(), entry, 1);
                    }
                }
            }
            case BLOCKING -> blocking(inventory, each);
        }
    }

    /**
     * A connection keeps its local port from being bound without SO_REUSEADDR, which nobody notices
     * as long as the port has its listener. Once that is gone, the connections on a local address
     * are one row: a busy server leaves thousands of them.
     */
    private void blocking(Inventory inventory, Each each) {
        Set<Place> open = new HashSet<>();
        for (SocketEntry entry : inventory.entries()) {
            if (entry.isPort()) {
                open.add(new Place(entry.protocol(), entry.local().port()));
                each.row(entry.key(), entry, 1);
            }
        }
        Map<SocketKey, Leftover> leftovers = new HashMap<>();
        for (SocketEntry entry : inventory.entries()) {
            if (entry.isPort()
                    || entry.local().port().number() == 0
                    || open.contains(new Place(entry.protocol(), entry.local().port()))
                    || isOutgoing(entry)) {
                continue;
            }
            var key = new SocketKey.ByAddress(entry.protocol(), entry.local(), null, 0, 0);
            leftovers.merge(key, new Leftover(entry, 1), Leftover::plus);
        }
        leftovers.forEach((key, found) -> each.row(key, found.entry(), found.count()));
    }

    /** Whether the kernel picked its port for a connection that this side began. */
    private boolean isOutgoing(SocketEntry entry) {
        if (!machine.isEphemeral(entry.local().port())) {
            return false;
        }
        Endpoint remote = entry.remote();
        boolean kept = entry.ownership() instanceof Ownership.KernelHeld;
        return !kept || remote == null || !machine.isEphemeral(remote.port());
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Each {
        /**
         * One row.
         *
         * @param key identifies the row across readings
         * @param entry the socket, or the one of several that stays longest
         * @param count how many sockets it stands for
         */
        void row(SocketKey key, SocketEntry entry, int count);
    }

    private record Place(Protocol protocol, Port port) {}

    private record Leftover(SocketEntry entry, int count) {
        Leftover plus(Leftover other) {
            SocketEntry longer = staysLonger(other.entry, entry) ? other.entry : entry;
            return new Leftover(longer, count + other.count);
        }

        private static boolean staysLonger(SocketEntry one, SocketEntry other) {
            Instant end = end(one);
            Instant otherEnd = end(other);
            int order = end.compareTo(otherEnd);
            return order == 0 ? one.key().compareTo(other.key()) < 0 : order > 0;
        }

        private static Instant end(SocketEntry entry) {
            return entry.ownership() instanceof Ownership.KernelHeld(_, Instant until)
                            && until != null
                    ? until
                    : Instant.MAX;
        }
    }
}
