package dev.bindsight.view.ports;

import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.rows.ListUpdate;

import java.util.List;

/**
 * A list of sockets ready to be shown, made away from the FX thread.
 *
 * @param inventory the reading it shows
 * @param rows how the list shown before becomes this one
 * @param ports how many sockets of the reading `ports` lists
 * @param glance the whole machine in a few numbers
 * @param relaxations for a filter that hides all: what leaving out one word would show
 * @param filter the filter, as it was asked for
 */
record PortUpdate(
        Inventory inventory,
        ListUpdate<SocketKey, PortFacts> rows,
        int ports,
        Glance glance,
        List<FilterRelaxation> relaxations,
        SocketFilter filter) {}
