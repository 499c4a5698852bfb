package dev.bindsight.view.screen;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/**
 * What is selected in the list, as it was last read. A selected socket that is gone is no longer
 * part of it.
 *
 * @param inventory the reading it is part of, to look owners and other sockets up in
 * @param sockets the selected sockets in the order of the list
 */
public record SocketSelection(Inventory inventory, List<SocketEntry> sockets) {
    /** Copies the list. */
    public SocketSelection {
        sockets = List.copyOf(sockets);
    }

    /** Whether nothing is selected. */
    public boolean isEmpty() {
        return sockets.isEmpty();
    }
}
