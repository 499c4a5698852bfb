package dev.bindsight.history;

import dev.bindsight.model.Port;

import java.time.Instant;

/**
 * Reads the record, also while it is written. Every method reads a file and blocks as long as that
 * takes; safe for use by several threads. Where there is no record the answers say so.
 */
public interface HistoryReader extends AutoCloseable {
    /** What there is. */
    RecordState state();

    /** What happened in a part of the past. */
    HistoryAnswer read(HistoryQuery query);

    /** Who had a port at an instant, on whatever address and protocol. */
    HeldAt heldAt(Port port, Instant at);

    @Override
    void close();
}
