package dev.bindsight.history.recorder;

import dev.bindsight.history.RecordGap;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Pulse;
import dev.bindsight.history.store.Unwritten;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whether what is seen can be written down, for as long as a process records: one recorder after
 * the other, where the file has to be opened anew. While it cannot, that is said beside the record.
 * Used by the thread that records.
 */
public final class Writing {
    private static final ProcessHandle SELF = ProcessHandle.current();

    private final HistoryFile file;

    /** The JVM reads four files to tell that. */
    private final long started = Pulse.startOf(SELF);

    /** What is said there now is this process's, or nothing. */
    private boolean known;

    private @Nullable Unwritten left;
    private @Nullable Unwritten now;

    /** Of a record. */
    public Writing(HistoryFile file) {
        this.file = file;
    }

    /** Something could not be written. */
    void refused(String why, Instant at) {
        left();
        Unwritten before = now;
        Instant since = before == null ? at.truncatedTo(ChronoUnit.MILLIS) : before.since();
        var unwritten = new Unwritten(SELF.pid(), started, since, why);
        now = unwritten;
        // another that tried in vain may have said so in its place
        if (!unwritten.equals(Unwritten.of(file))) {
            unwritten.leave(file);
        }
    }

    /** It can be written again. */
    void done() {
        if (!known || now != null) {
            Unwritten.clear(file);
        }
        known = true;
        left = null;
        now = null;
    }

    /** The gaps between the last look that was written down and the first of another recorder. */
    List<RecordGap> since(Pulse last, Moment first) {
        RecordGap whole = Passage.since(last, first);
        return Unwritten.gaps(last, whole.to(), whole.why(), now, left());
    }

    /** What a process before this one left, which could not write until its end. */
    private @Nullable Unwritten left() {
        if (!known) {
            known = true;
            left = Unwritten.of(file);
        }
        return left;
    }

    /** When the process of this recorder started, in milliseconds since 1970. */
    long started() {
        return started;
    }
}
