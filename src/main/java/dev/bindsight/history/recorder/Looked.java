package dev.bindsight.history.recorder;

import dev.bindsight.history.RecordGap;
import dev.bindsight.history.store.Note;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was seen at one look.
 *
 * @param at when
 * @param gap the time before it in which nobody looked; absent where the last look was just before
 * @param inventory what there is
 * @param delta how that differs from the look before
 * @param ends how a process ended; empty while it runs
 * @param destroyed sockets that were taken down since the look before
 * @param notes what others left for the recorder
 */
record Looked(
        Instant at,
        @Nullable RecordGap gap,
        Inventory inventory,
        InventoryDelta delta,
        Function<ProcessRef, Optional<ProcessEnd>> ends,
        List<DestroyedSocket> destroyed,
        List<Note> notes) {
    /** When what is gone now was there still, to about a second. */
    Instant lastSeen() {
        return gap == null ? at : gap.from();
    }

    /** Whether what is new was opened just now, and not some time in a gap. */
    boolean sawOpenings() {
        return gap == null;
    }
}
