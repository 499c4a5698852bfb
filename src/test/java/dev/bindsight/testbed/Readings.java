package dev.bindsight.testbed;

import dev.bindsight.inventory.DeltaWriter;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Inventory;

import org.jspecify.annotations.Nullable;

/** Hands inventories on as a poller does, each with how it differs from the one before. */
public final class Readings {
    private @Nullable Inventory last;

    /** Nothing was handed on yet. */
    public Readings() {}

    /** The next reading. */
    public PollUpdate.Fresh fresh(Inventory inventory) {
        var delta = DeltaWriter.between(last, inventory);
        last = inventory;
        return new PollUpdate.Fresh(inventory, delta);
    }
}
