package dev.bindsight.explain.log;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.ErrorReader;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads the errors of a log of any size, with the memory of a small one. Takes what is not UTF-8,
 * and lines of any length. Pure but for the stream, and safe for use by several threads.
 */
public final class LogReader {
    private static final long BETWEEN_PROGRESS_NANOS = 100_000_000;

    private final ErrorReader errors;

    /** Reads by a reference, and by the rules that Bindsight brings. */
    public LogReader(ErrnoReference reference) {
        this.errors = new ErrorReader(reference);
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
        var found = new LogGrouping();
        var window = new LogWindow(log);
        var pieces = new TellingPieces(errors, window, found);
        long told = System.nanoTime();
        while (window.fill()) {
            if (cancelled.getAsBoolean()) {
                return found.groups(window.taken(), window.lines(), LogGroups.End.CANCELLED);
            }
            pieces.read();
            long now = System.nanoTime();
            if (now - told >= BETWEEN_PROGRESS_NANOS) {
                told = now;
                progress.accept(
                        found.groups(window.taken(), window.lines(), LogGroups.End.READING));
            }
        }
        return found.groups(window.taken(), window.lines(), LogGroups.End.COMPLETE);
    }
}
