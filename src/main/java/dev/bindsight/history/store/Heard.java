package dev.bindsight.history.store;

import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordGap.Why;
import dev.bindsight.history.RecordState.Trouble;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was heard of whoever records.
 *
 * @param pulse the last look that was written down; absent where none ever was
 * @param alive whether the process that took it still runs and records
 * @param unwritten what keeps a process that runs from writing; absent where nothing does
 * @param left what a process that has ended left there; absent for nothing
 * @param at when this was asked
 */
record Heard(
        @Nullable Pulse pulse,
        boolean alive,
        @Nullable Unwritten unwritten,
        @Nullable Unwritten left,
        Instant at) {
    /** Looks are a second apart; of one who has written none for so long it is not known why. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    static Heard of(@Nullable Pulse pulse, HistoryFile file, String boot, Instant now) {
        Unwritten said = Unwritten.of(file);
        if (said != null && pulse != null && pulse.at().isAfter(said.since())) {
            said = null; // written since, by that process or another
        }
        boolean lasts = said != null && said.isAlive();
        return new Heard(
                pulse,
                pulse != null && pulse.isAlive(boot),
                lasts ? said : null,
                lasts ? null : said,
                now);
    }

    /** Whether what was seen last is written down. */
    boolean isWritten() {
        return alive && unwritten == null && !isSilent();
    }

    private boolean isSilent() {
        return alive && pulse != null && pulse.at().plus(SILENT).isBefore(at);
    }

    /** What is wrong with the recording; absent for nothing. */
    Trouble.@Nullable NotWritten trouble() {
        if (unwritten != null) {
            return new Trouble.NotWritten(unwritten.why());
        }
        return isSilent() ? new Trouble.NotWritten(null) : null;
    }

    /** The gaps that last. */
    List<RecordGap> gaps() {
        if (pulse == null || isWritten() || !pulse.at().isBefore(at)) {
            return List.of();
        }
        boolean known = pulse.clean() || alive && unwritten == null;
        return Unwritten.gaps(
                pulse, at, known ? Why.NOT_RECORDING : Why.BROKEN_OFF, unwritten, left);
    }
}
