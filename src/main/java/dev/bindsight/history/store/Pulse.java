package dev.bindsight.history.store;

import dev.bindsight.history.RecordState.RecorderKind;

import java.time.Instant;

/**
 * The last look that was written down, and who took it.
 *
 * @param boot which run of the machine it was in; empty where that is not told
 * @param at when
 * @param clean whether the recorder was ended as it should be after it
 * @param recorder who recorded
 * @param pid the recorder's process
 * @param started when that process started, in milliseconds since 1970; 0 where not told
 */
public record Pulse(
        String boot, Instant at, boolean clean, RecorderKind recorder, long pid, long started) {
    /** Whether the process that wrote it still runs, in the same run of the machine. */
    public boolean isAlive(String thisBoot) {
        return !clean && boot.equals(thisBoot) && isRunning(pid, started);
    }

    /** Whether a process that started then still runs. */
    static boolean isRunning(long pid, long started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(each -> started == 0 || startOf(each) == started)
                .isPresent();
    }

    /** When a process started, in milliseconds since 1970; 0 where that is not told. */
    public static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
