package dev.bindsight.view.bind;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import java.util.List;

/** The dialog that stops the owners of ports. */
@FunctionalInterface
public interface StopDialogs {
    /**
     * Opens it. Called on the FX thread; does not block.
     *
     * @param inventory the reading in which the sockets were seen
     * @param sockets the sockets whose ports shall be free, at least one
     * @param ended is run on the FX thread each time a stop was carried out, however it ended
     */
    void open(Inventory inventory, List<SocketEntry> sockets, Runnable ended);
}
