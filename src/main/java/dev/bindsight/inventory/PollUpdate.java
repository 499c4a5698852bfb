package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.SourceRefusal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an {@link InventoryPoller} hands over; immutable. */
public sealed interface PollUpdate {
    /**
     * There is no inventory yet; the first reading has come this far.
     *
     * @param sockets how many sockets were read
     * @param done how many processes were looked into
     * @param processes how many there are, greater than 0
     */
    record Scanning(int sockets, int done, int processes) implements PollUpdate {}

    /**
     * A new reading.
     *
     * @param inventory what was read
     * @param delta how it differs from the one handed over before
     */
    record Fresh(Inventory inventory, InventoryDelta delta) implements PollUpdate {
        /** The same reading for who was never given the one before. */
        public Fresh after(@Nullable Fresh missed) {
            return missed == null ? this : new Fresh(inventory, missed.delta.then(delta));
        }
    }

    /**
     * Nothing could be read.
     *
     * @param refusals why, in the order the sources were asked
     * @param last the last inventory that was read, absent if there was none
     */
    record Unreadable(List<SourceRefusal> refusals, @Nullable Inventory last)
            implements PollUpdate {}

    /**
     * Bindsight itself failed to read; the next reading is tried in its time.
     *
     * @param cause what was thrown
     * @param last the last inventory that was read, absent if there was none
     */
    record Failed(Throwable cause, @Nullable Inventory last) implements PollUpdate {}
}
