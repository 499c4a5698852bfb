package dev.bindsight.explain;

import dev.bindsight.explain.lines.LogTime;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** An error in a log: a log has many of a kind, and of most of them this is all that is kept. */
public final class LoggedError {
    private final ReportedError error;
    private final @Nullable LogTime time;
    private final int start;
    private final Supplier<FoundError> whole;

    LoggedError(
            ReportedError error, @Nullable LogTime time, int start, Supplier<FoundError> whole) {
        this.error = error;
        this.time = time;
        this.start = start;
        this.whole = whole;
    }

    /** What it says. */
    public ReportedError error() {
        return error;
    }

    /** When its line, or one shortly before, was written; absent where none of them says so. */
    public @Nullable LogTime time() {
        return time;
    }

    /** The offset of its words in the text. */
    public int start() {
        return start;
    }

    /** With its words, its marks and what printed it: worth the work for one of a kind. */
    public FoundError whole() {
        return whole.get();
    }
}
