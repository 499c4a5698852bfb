package dev.bindsight.history.store;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.RecordGap;
import dev.bindsight.model.Signal;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an event is kept as besides its time, its place and its holder.
 *
 * @param kind which kind
 * @param span the span it is about; absent for none
 * @param before the span before; absent for none
 * @param number a signal, the milliseconds of a clock, the beginning of a gap, or where it was seen
 * @param words an errno and what was run, or why there was a gap
 */
record EventCode(
        EventKind kind,
        @Nullable HeldSpan span,
        @Nullable HeldSpan before,
        @Nullable Long number,
        @Nullable String words) {
    /** What an event is read from, in this order. */
    static final String COLUMNS =
            "e.at, e.kind, e.place, e.holder, e.span, e.before, e.number, e.words";

    /** Where among them the place stands. */
    static final int PLACE = 3;

    /** Where the span. */
    static final int SPAN = 5;

    /** How many that are. */
    static final int WIDTH = 8;

    static EventCode of(PastEvent event) {
        EventKind kind = event.kind();
        return switch (event) {
            case PastEvent.Opened(var _, HeldSpan span, HeldSpan before) ->
                    new EventCode(kind, span, before, null, null);
            case PastEvent.Closed(var _, HeldSpan span) ->
                    new EventCode(kind, span, null, null, null);
            case PastEvent.ChangedOwner(var _, HeldSpan span, HeldSpan before) ->
                    new EventCode(kind, span, before, null, null);
            case PastEvent.CameBack(var _, HeldSpan span, HeldSpan before) ->
                    new EventCode(kind, span, before, null, null);
            case PastEvent.Stopped(var _, HeldSpan span, Signal signal) ->
                    new EventCode(
                            kind, span, null, signal == null ? null : (long) signal.number(), null);
            case PastEvent.Failed failed ->
                    new EventCode(
                            kind,
                            null,
                            null,
                            (long) failed.seenBy().ordinal(),
                            failed.program() == null
                                    ? failed.errno()
                                    : failed.errno() + " " + failed.program());
            case PastEvent.Brief _, PastEvent.RecordingBegan _, PastEvent.RecordingEnded _ ->
                    new EventCode(kind, null, null, null, null);
            case PastEvent.RecordingWentOn(var _, RecordGap gap) ->
                    new EventCode(
                            kind,
                            null,
                            null,
                            Instants.millis(gap.from()),
                            gap.reason() == null
                                    ? gap.why().name()
                                    : gap.why().name() + " " + gap.reason());
            case PastEvent.ClockSet(var _, Duration by) ->
                    new EventCode(kind, null, null, by.toMillis(), null);
        };
    }

    /**
     * The event of a row of {@link #COLUMNS}; empty where what it is about is forgotten.
     *
     * @param span which it begins or ends; absent where it does neither, or that is forgotten
     */
    static Optional<PastEvent> read(ResultSet row, @Nullable HeldSpan span, Rows rows)
            throws SQLException {
        Instant at = Instants.of(row.getLong(1));
        int kind = row.getInt(2);
        if (kind < 0 || kind >= EventKind.values().length) {
            return Optional.empty(); // of a later Bindsight
        }
        Long place = Rows.nullable(row, PLACE);
        Long holder = Rows.nullable(row, 4);
        Long beforeId = Rows.nullable(row, 6);
        Long number = Rows.nullable(row, 7);
        String words = row.getString(8);
        HeldSpan before = beforeId == null ? null : rows.span(beforeId);
        return Optional.ofNullable(
                switch (EventKind.values()[kind]) {
                    case OPENED -> span == null ? null : new PastEvent.Opened(at, span, before);
                    case CLOSED -> span == null ? null : new PastEvent.Closed(at, span);
                    case CHANGED_OWNER ->
                            span == null || before == null
                                    ? null
                                    : new PastEvent.ChangedOwner(at, span, before);
                    case CAME_BACK ->
                            span == null || before == null
                                    ? null
                                    : new PastEvent.CameBack(at, span, before);
                    case STOPPED_BY_BINDSIGHT ->
                            span == null ? null : new PastEvent.Stopped(at, span, signal(number));
                    case BIND_REFUSED ->
                            failed(at, FailedCall.BIND, rows, place, holder, number, words);
                    case CONNECT_FAILED ->
                            failed(at, FailedCall.CONNECT, rows, place, holder, number, words);
                    case OPENED_AND_CLOSED ->
                            place == null ? null : new PastEvent.Brief(at, rows.place(place));
                    case RECORDING_BEGAN -> new PastEvent.RecordingBegan(at);
                    case RECORDING_ENDED -> new PastEvent.RecordingEnded(at);
                    case RECORDING_WENT_ON -> wentOn(at, number, words);
                    case CLOCK_SET ->
                            new PastEvent.ClockSet(
                                    at, Duration.ofMillis(number == null ? 0 : number));
                });
    }

    private static @Nullable PastEvent failed(
            Instant at,
            FailedCall call,
            Rows rows,
            @Nullable Long place,
            @Nullable Long holder,
            @Nullable Long seenBy,
            @Nullable String words)
            throws SQLException {
        if (place == null || words == null) {
            return null;
        }
        PastPlace where = rows.place(place);
        int space = words.indexOf(' ');
        return new PastEvent.Failed(
                at,
                call,
                where,
                space < 0 ? words : words.substring(0, space),
                seenBy != null && seenBy == SeenBy.RUN.ordinal() ? SeenBy.RUN : SeenBy.BINDSIGHT,
                space < 0 ? null : words.substring(space + 1),
                rows.holder(holder));
    }

    private static @Nullable PastEvent wentOn(
            Instant at, @Nullable Long from, @Nullable String words) {
        if (words == null || from == null || from > Instants.millis(at)) {
            return null;
        }
        int space = words.indexOf(' ');
        String why = space < 0 ? words : words.substring(0, space);
        String reason = space < 0 ? null : words.substring(space + 1);
        return Arrays.stream(RecordGap.Why.values())
                .filter(each -> each.name().equals(why))
                .findFirst()
                .map(each -> new RecordGap(Instants.of(from), at, each, reason))
                .map(gap -> new PastEvent.RecordingWentOn(at, gap))
                .orElse(null);
    }

    private static @Nullable Signal signal(@Nullable Long number) {
        return Arrays.stream(Signal.values())
                .filter(each -> number != null && each.number() == number)
                .findFirst()
                .orElse(null);
    }
}
