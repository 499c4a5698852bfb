package dev.bindsight.history.recorder;

import java.time.Instant;

/**
 * What keeps a process that records from writing the record.
 *
 * @param since when it met that first
 * @param why the reason that the system gives
 */
record Hindrance(Instant since, String why) {}
