package dev.bindsight.history;

import java.util.List;

/**
 * What the record tells of a part of the past.
 *
 * @param spans who had what, by when it began
 * @param events what happened, by when
 * @param gaps when nothing was recorded, by when, with the time since the last look where nothing
 *     is recorded now
 * @param cut whether there is more than was asked for; the earliest were left out then
 */
public record HistoryAnswer(
        List<HeldSpan> spans, List<PastEvent> events, List<RecordGap> gaps, boolean cut) {
    /** The answer of a record that there is not. */
    public static final HistoryAnswer NOTHING =
            new HistoryAnswer(List.of(), List.of(), List.of(), false);

    /** Copies the lists. */
    public HistoryAnswer {
        spans = List.copyOf(spans);
        events = List.copyOf(events);
        gaps = List.copyOf(gaps);
    }
}
