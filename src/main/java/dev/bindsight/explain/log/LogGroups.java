package dev.bindsight.explain.log;

import dev.bindsight.explain.lines.LogTime;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a log reports, in all or as far as it has been read.
 *
 * @param groups the errors, those that came most often first
 * @param errors how many there are, those of {@code ungrouped} included
 * @param ungrouped how many found no place in a group any more, because there were too many kinds
 * @param bytes how many of the log were read
 * @param lines how many of it were read
 * @param first the time of the first error, absent where none has one
 * @param last of the last one
 * @param end whether there is more to read
 */
public record LogGroups(
        List<LogGroup> groups,
        long errors,
        long ungrouped,
        long bytes,
        long lines,
        @Nullable LogTime first,
        @Nullable LogTime last,
        End end) {
    /** How far a log was read. */
    public enum End {
        /** There is more, and it is being read. */
        READING,
        /** All of it was read. */
        COMPLETE,
        /** There is more, and whoever asked no longer wanted it. */
        CANCELLED
    }

    /** Copies the list. */
    public LogGroups {
        groups = List.copyOf(groups);
    }
}
