package dev.bindsight.words;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastEvent.Brief;
import dev.bindsight.history.PastEvent.CameBack;
import dev.bindsight.history.PastEvent.ChangedOwner;
import dev.bindsight.history.PastEvent.ClockSet;
import dev.bindsight.history.PastEvent.Closed;
import dev.bindsight.history.PastEvent.Failed;
import dev.bindsight.history.PastEvent.Opened;
import dev.bindsight.history.PastEvent.RecordingBegan;
import dev.bindsight.history.PastEvent.RecordingEnded;
import dev.bindsight.history.PastEvent.RecordingWentOn;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastEvent.Stopped;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Events of the record, in words.
 *
 * @param past how moments and holders are told
 */
public record EventText(PastText past) {
    /** What happened: {@code changed owner}. */
    public static String what(EventKind kind) {
        return Texts.get("event.what." + kind.name());
    }

    /** How it came, and what is known of before. */
    public String how(PastEvent event) {
        return switch (event) {
            case Opened(Instant at, HeldSpan span, HeldSpan before) ->
                    join(command(span), freeBefore(before, at));
            case Closed(_, HeldSpan span) -> ended(span);
            case ChangedOwner(_, HeldSpan span, HeldSpan before) ->
                    join(command(span), Texts.get("event.instead", past.who(before)));
            case CameBack(Instant at, HeldSpan span, HeldSpan before) ->
                    join(command(span), freeBefore(before, at));
            case Stopped(_, HeldSpan span, var signal) ->
                    signal == null
                            ? ended(span)
                            : join(Texts.get("event.signal", signal.name()), lasted(span));
            case Failed failed -> failed(failed);
            case Brief _ -> Texts.get("event.brief");
            case RecordingBegan _, RecordingEnded _ -> "";
            case RecordingWentOn(_, var gap) -> past.gap(gap);
            case ClockSet(_, Duration by) ->
                    Texts.get(
                            by.isNegative() ? "event.clockBack" : "event.clockForward",
                            DurationText.span(by.abs()));
        };
    }

    private String failed(Failed failed) {
        String seen =
                failed.seenBy() == SeenBy.RUN
                        ? Texts.get(
                                "event.seenByRun", failed.program() == null ? "" : failed.program())
                        : Texts.get("event.seenHere");
        PastHolder holder = failed.holder();
        return join(
                join(failed.errno(), seen),
                holder == null ? "" : Texts.get("event.heldBy", PastText.name(holder)));
    }

    private String ended(HeldSpan span) {
        SpanEnd end = span.end();
        return join(end == null ? "" : PastText.how(span, end), lasted(span));
    }

    private String lasted(HeldSpan span) {
        return Texts.get("event.after", past.length(span));
    }

    private String freeBefore(@Nullable HeldSpan before, Instant at) {
        Instant end = before == null ? null : before.to();
        return end == null || end.isAfter(at)
                ? ""
                : Texts.get("event.freeBefore", span(Duration.between(end, at)));
    }

    private static String span(Duration length) {
        return length.toSeconds() == 0 ? Texts.get("past.underASecond") : DurationText.span(length);
    }

    private String command(HeldSpan span) {
        PastHolder holder = span.holder();
        if (holder == null) {
            return past.who(span);
        }
        String command = String.join(" ", holder.command());
        String directory = holder.directory();
        return directory == null
                ? command
                : Texts.get("event.commandIn", command, PathText.of(directory, past.home()));
    }

    private static String join(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return Texts.get("event.and", first, second);
    }
}
