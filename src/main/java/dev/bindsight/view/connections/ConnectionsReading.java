package dev.bindsight.view.connections;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;

import java.time.Instant;
import java.util.Map;

/**
 * The machine at one moment.
 *
 * @param inventory its sockets and their owners
 * @param measuredAt when its connections were measured, at last
 * @param measured what the kernel measured on its TCP connections
 */
public record ConnectionsReading(
        Inventory inventory, Instant measuredAt, Map<SocketKey, TcpInfo> measured) {}
