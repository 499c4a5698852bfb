package dev.bindsight.model;

import java.util.List;

/**
 * What changed from one inventory to the next.
 *
 * @param added sockets that were not there before
 * @param changed sockets whose entry differs, as they are now
 * @param removed sockets that are gone, as they were last seen
 */
public record InventoryDelta(
        List<SocketEntry> added, List<SocketEntry> changed, List<SocketEntry> removed) {
    /** Whether nothing changed. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
