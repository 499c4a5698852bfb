package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.ListUpdate;

/**
 * A list ready to be shown.
 *
 * @param reading what was read
 * @param all every connection
 * @param rows the list
 * @param counts how many there are
 * @param second the second of it, as trails count them
 * @param filter what it answers
 */
record ConnectionsUpdate(
        ConnectionReading reading,
        FlowList all,
        ListUpdate<SocketKey, ConnectionRow> rows,
        ConnectionCounts counts,
        int second,
        SocketFilter filter) {}
