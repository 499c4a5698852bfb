package dev.bindsight.history.store;

import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordGap.Why;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Says that a process that records cannot write the record. It stands beside the record as a
 * symbolic link to the words, because a short one needs no room on the disk but its name
 * (symlink(7)).
 *
 * @param pid the process
 * @param started when that started, in milliseconds since 1970; 0 where not told
 * @param since when it met that first
 * @param why the reason that the system gives
 */
public record Unwritten(long pid, long started, Instant since, String why) {
    /** Numbers are short enough in it that most reasons fit where no room is needed. */
    private static final int RADIX = 36;

    /** What was left beside a record last; absent for nothing. */
    public static @Nullable Unwritten of(HistoryFile file) {
        try {
            String[] words = Files.readSymbolicLink(file.unwritten()).toString().split(" ", 4);
            return words.length < 4
                    ? null
                    : new Unwritten(
                            Long.parseLong(words[0], RADIX),
                            Long.parseLong(words[1], RADIX),
                            Instants.of(Long.parseLong(words[2], RADIX)),
                            words[3]);
        } catch (IOException | NumberFormatException noneOrOther) {
            return null;
        }
    }

    /** Leaves it beside the record, if that can be. */
    public void leave(HistoryFile file) {
        String words =
                String.join(
                        " ",
                        Long.toString(pid, RADIX),
                        Long.toString(started, RADIX),
                        Long.toString(Instants.millis(since), RADIX),
                        why);
        try {
            clear(file);
            Files.createSymbolicLink(file.unwritten(), Path.of(words));
        } catch (IOException | InvalidPathException refused) {
            // no more is known to others than that nothing was written
        }
    }

    /** Takes away what was left. */
    public static void clear(HistoryFile file) {
        try {
            Files.deleteIfExists(file.unwritten());
        } catch (IOException refused) {
            // it is older than what is written from now on
        }
    }

    /** Whether the process still runs. */
    boolean isAlive() {
        return Pulse.isRunning(pid, started);
    }

    private boolean isOf(Pulse pulse) {
        return pulse.pid() == pid && pulse.started() == started;
    }

    /**
     * The gaps since the last look that was written down.
     *
     * @param until when they end
     * @param otherwise why there is one as far as no process could not write
     * @param now what keeps a process from writing until then; absent for nothing
     * @param left what one that has ended left; absent for nothing
     */
    public static List<RecordGap> gaps(
            Pulse last,
            Instant until,
            Why otherwise,
            @Nullable Unwritten now,
            @Nullable Unwritten left) {
        Instant from = last.at().isAfter(until) ? until : last.at();
        if (otherwise == Why.BROKEN_OFF && now != null && now.isOf(last)) {
            return List.of(now.gap(from, until));
        }
        Instant began = now == null ? until : now.since();
        if (began.isBefore(from)) {
            began = from;
        } else if (began.isAfter(until)) {
            began = until;
        }
        RecordGap before =
                otherwise == Why.BROKEN_OFF && left != null && left.isOf(last)
                        ? left.gap(from, began)
                        : new RecordGap(from, began, otherwise);
        if (now == null) {
            return List.of(before);
        }
        RecordGap after = now.gap(began, until);
        return from.equals(began) ? List.of(after) : List.of(before, after);
    }

    private RecordGap gap(Instant from, Instant until) {
        return new RecordGap(from, until, Why.NOT_WRITTEN, why);
    }
}
