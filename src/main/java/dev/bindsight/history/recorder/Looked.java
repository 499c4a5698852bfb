package dev.bindsight.history.recorder;

import dev.bindsight.history.store.Note;
import dev.bindsight.model.DestroyedSocket;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was seen at one look.
 *
 * @param at when
 * @param inventory what there is
 * @param delta how that differs from the look before
 * @param ends how a process ended; empty while it runs
 * @param destroyed sockets that were taken down since the look before
 * @param notes what others left for the recorder
 */
record Looked(
        Instant at,
        Inventory inventory,
        InventoryDelta delta,
        Function<ProcessRef, Optional<ProcessEnd>> ends,
        List<DestroyedSocket> destroyed,
        List<Note> notes) {}
