package dev.bindsight.view.details;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

/** Where the pane gets what a listing does not hold. */
@FunctionalInterface
public interface FactsReader {
    /**
     * Verifies the owners of a socket again and reads everything about them. Blocks; never called
     * on the FX thread.
     *
     * @param inventory the reading the socket was selected in
     */
    SocketFacts read(Inventory inventory, SocketEntry socket);
}
