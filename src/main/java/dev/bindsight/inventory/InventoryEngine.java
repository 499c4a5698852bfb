package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SourceRefusal;

import java.util.List;

/** Reads the machine's sockets and joins them to their owners, again and again. */
public interface InventoryEngine {
    /** Reads everything now. What did not change since the last reading costs little. */
    Reading read(SourceChoice choice);

    /** How a reading ended. */
    sealed interface Reading {
        /**
         * It worked.
         *
         * @param inventory what was read
         */
        record Read(Inventory inventory) implements Reading {}

        /**
         * No source answered.
         *
         * @param refusals why, in the order they were asked
         */
        record Unreadable(List<SourceRefusal> refusals) implements Reading {}
    }
}
