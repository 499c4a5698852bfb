package dev.bindsight.view.history;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch.UnitState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What the History screen shows.
 *
 * @param state what there is of a record; absent before it was asked
 * @param unit what records in the background; absent before it was asked
 * @param period which part
 * @param answer what is recorded of it
 * @param drawnFrom before it is more than is drawn; absent where all is
 * @param asked what was asked
 * @param sentence the answer, empty for none
 * @param about the spans the answer is about
 * @param now when it was read
 */
record HistoryView(
        @Nullable RecordState state,
        @Nullable UnitState unit,
        Period period,
        HistoryAnswer answer,
        @Nullable Instant drawnFrom,
        PastQuestion asked,
        String sentence,
        List<HeldSpan> about,
        Instant now) {
    /** Copies the list. */
    HistoryView {
        about = List.copyOf(about);
    }

    /** The same, of another part of which less is known yet. */
    HistoryView at(Period other) {
        return new HistoryView(state, unit, other, answer, drawnFrom, asked, sentence, about, now);
    }

    /** The same with another unit. */
    HistoryView with(UnitState other) {
        return new HistoryView(
                state, other, period, answer, drawnFrom, asked, sentence, about, now);
    }

    /** Whether it was read from a record. */
    boolean isRead() {
        return state != null && state.since() != null;
    }

    /** When the record begins, if nothing that is shown is within it; else absent. */
    @Nullable Instant beginsAfterwards() {
        Instant since = state == null ? null : state.since();
        return since == null || since.isBefore(period.to()) ? null : since;
    }

    /** Whether there is a time in it of which nothing is known. */
    boolean isUnknownInPart() {
        Instant since = state == null ? null : state.since();
        return !answer.gaps().isEmpty() || (since != null && since.isAfter(period.from()));
    }

    /** Whether nothing is recorded, now or before. */
    boolean isOff() {
        return state != null
                && !state.recording()
                && state.since() == null
                && state.trouble() == null;
    }
}
