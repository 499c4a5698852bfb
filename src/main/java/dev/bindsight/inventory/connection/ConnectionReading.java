package dev.bindsight.inventory.connection;

import dev.bindsight.model.Inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Every connection of the machine at one moment.
 *
 * @param takenAt when they were measured
 * @param interval the time since the reading before, zero for the first
 * @param inventory the sockets, and who owns them
 * @param connections in no promised order
 */
public record ConnectionReading(
        Instant takenAt,
        Duration interval,
        Inventory inventory,
        List<MeasuredConnection> connections) {
    /** Copies the list. */
    public ConnectionReading {
        connections = List.copyOf(connections);
    }
}
