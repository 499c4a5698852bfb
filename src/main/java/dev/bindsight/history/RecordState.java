package dev.bindsight.history;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What there is of a record, and who keeps it.
 *
 * @param recorder who records now, or would if it could be written; absent where nobody does
 * @param since when the record begins, of what is kept; absent where there is none
 * @param bytes how large it is on the disk, with its index
 * @param kept how long and how much is kept
 * @param file where it is, whether or not it is there
 * @param trouble what is wrong with it; absent for nothing
 */
public record RecordState(
        @Nullable RecorderKind recorder,
        @Nullable Instant since,
        long bytes,
        Retention kept,
        Path file,
        @Nullable Trouble trouble) {
    /** Whether somebody records now, and not only tries to. */
    public boolean recording() {
        return recorder != null && !(trouble instanceof Trouble.NotWritten);
    }

    /** Who records. */
    public enum RecorderKind {
        /** The systemd user unit. */
        BACKGROUND,
        /** {@code bindsight record} in a terminal, or started by something else. */
        COMMAND,
        /** The open window. */
        WINDOW
    }

    /** What is wrong with the record. */
    public sealed interface Trouble {
        /**
         * A file could not be read and was put aside; a new one was begun.
         *
         * @param aside the files that were put aside, the newest last; at least one
         */
        record SetAside(List<Path> aside) implements Trouble {
            /** Copies the list. */
            public SetAside {
                aside = List.copyOf(aside);
            }
        }

        /**
         * A recorder runs and nothing is written at the moment.
         *
         * @param why the reason that the system gives it; absent where that is not known
         */
        record NotWritten(@Nullable String why) implements Trouble {}

        /**
         * It cannot be read or written.
         *
         * @param why the reason that the system gives
         */
        record Unusable(String why) implements Trouble {}

        /**
         * A newer Bindsight wrote it.
         *
         * @param version of its tables
         */
        record Newer(int version) implements Trouble {}
    }
}
