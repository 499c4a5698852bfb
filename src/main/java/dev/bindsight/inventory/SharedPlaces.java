package dev.bindsight.inventory;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Which sockets have the same addresses as others, as with SO_REUSEPORT: counted once for all,
 * because thousands may be asked about.
 */
public final class SharedPlaces {
    private final Map<Ends, Integer> counts = new HashMap<>();

    /** Counts the sockets of a reading. */
    public SharedPlaces(Inventory inventory) {
        for (SocketEntry entry : inventory.entries()) {
            counts.merge(Ends.of(entry), 1, Integer::sum);
        }
    }

    /** Whether another socket has the same protocol, address and peer. */
    public boolean isShared(SocketEntry socket) {
        return counts.getOrDefault(Ends.of(socket), 0) > 1;
    }

    private record Ends(
            Protocol protocol, Endpoint local, @Nullable String device, @Nullable Endpoint remote) {
        static Ends of(SocketEntry entry) {
            return new Ends(entry.protocol(), entry.local(), entry.interfaceName(), entry.remote());
        }
    }
}
