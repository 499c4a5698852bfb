package dev.bindsight.cli;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.model.Uid;

/** The engine behind the verbs. What a verb does not ask for is not made. */
public interface Backend {
    /** The sockets of the machine and their owners. */
    InventoryEngine inventory();

    /** The name of a user, or the number as text where the user database has none. */
    String userName(Uid uid);
}
