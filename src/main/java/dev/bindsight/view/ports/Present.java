package dev.bindsight.view.ports;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * Which sockets a reading has, whether or not a list shows them: a row that leaves a list is not
 * gone from the machine. Looked up only when something leaves, because it takes a while.
 */
final class Present {
    private final Inventory inventory;
    private @Nullable Set<SocketKey> keys;
    private @Nullable Set<Place> places;

    Present(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether there is a socket that a row is about, or another that it stood for. */
    boolean has(SocketEntry entry) {
        return has(entry.key()) || !entry.occupiesPort() && places().contains(Place.of(entry));
    }

    /** Whether there is that very socket. */
    boolean has(SocketKey key) {
        Set<SocketKey> found = keys;
        if (found == null) {
            found = new HashSet<>();
            for (SocketEntry entry : inventory.entries()) {
                found.add(entry.key());
            }
            keys = found;
        }
        return found.contains(key);
    }

    /** Where there is something left of a connection. */
    private Set<Place> places() {
        Set<Place> found = places;
        if (found == null) {
            found = new HashSet<>();
            for (SocketEntry entry : inventory.entries()) {
                if (!entry.occupiesPort()) {
                    found.add(Place.of(entry));
                }
            }
            places = found;
        }
        return found;
    }

    private record Place(Protocol protocol, Endpoint local) {
        static Place of(SocketEntry entry) {
            return new Place(entry.protocol(), entry.local());
        }
    }
}
