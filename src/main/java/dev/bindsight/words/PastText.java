package dev.bindsight.words;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SignalName;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.text.DateForm;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.PathText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the record tells, in sentences.
 *
 * @param now when they are read
 * @param zone where
 * @param home the home directory, shown as {@code ~}
 * @param crowded the minutes of which several moments are told, so that only seconds tell these
 *     apart
 */
public record PastText(Instant now, ZoneId zone, String home, Set<Instant> crowded) {
    /** So far away a day and a month may be taken for those of another year. */
    private static final Duration YEARLESS = Duration.ofDays(180);

    /** Copies the set. */
    public PastText {
        crowded = Set.copyOf(crowded);
    }

    /** For moments that stand alone. */
    public PastText(Instant now, ZoneId zone, String home) {
        this(now, zone, home, Set.of());
    }

    /** The same for moments that are read together: what differs by seconds is told with them. */
    public PastText among(Stream<@Nullable Instant> moments) {
        Map<Instant, Set<Instant>> minutes =
                moments.filter(Objects::nonNull)
                        .map(each -> each.truncatedTo(ChronoUnit.SECONDS))
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.truncatedTo(ChronoUnit.MINUTES),
                                        Collectors.toSet()));
        var more = new HashSet<>(crowded);
        minutes.forEach((minute, seconds) -> {
            if (seconds.size() > 1) {
                more.add(minute);
            }
        });
        return more.size() == crowded.size() ? this : new PastText(now, zone, home, more);
    }

    /** The moments that are told of spans. */
    public static Stream<@Nullable Instant> moments(List<HeldSpan> spans) {
        return spans.stream().flatMap(each -> Stream.of(each.from(), each.to()));
    }

    private static Stream<@Nullable Instant> moments(@Nullable HeldSpan... spans) {
        var moments = new ArrayList<@Nullable Instant>();
        for (HeldSpan each : spans) {
            if (each != null) {
                moments.add(each.from());
                moments.add(each.to());
            }
        }
        return moments.stream();
    }

    /** Who had a port at an instant, as one sentence, or one for each that had it. */
    public String answer(HeldAt held, Port port, Instant at) {
        return answer(held, port, at, null);
    }

    /**
     * The same, and what had it earlier.
     *
     * @param earlier what had it before those, absent where that is not told
     */
    public String answer(HeldAt held, Port port, Instant at, @Nullable HeldSpan earlier) {
        PastText words =
                among(Stream.concat(Stream.concat(Stream.of(at), moments(earlier)), moments(held)));
        String told = words.told(held, port, at);
        return earlier == null
                ? told
                : join(told, Texts.get("past.before", words.sentence(earlier)));
    }

    private static Stream<@Nullable Instant> moments(HeldAt held) {
        return switch (held) {
            case HeldAt.Held(var spans) -> moments(spans);
            case HeldAt.Nobody(HeldSpan before, HeldSpan after, Instant brief) ->
                    Stream.concat(Stream.of(brief), moments(before, after));
            case HeldAt.NotRecorded(RecordGap gap, HeldSpan before) ->
                    Stream.concat(
                            gap == null ? Stream.of() : Stream.of(gap.from(), gap.to()),
                            moments(before));
        };
    }

    private String told(HeldAt held, Port port, Instant at) {
        return switch (held) {
            case HeldAt.Held(var spans) ->
                    spans.stream().map(this::sentence).collect(Collectors.joining(" "));
            case HeldAt.Nobody(HeldSpan before, HeldSpan after, Instant brief) ->
                    join(
                            Texts.get(
                                    brief == null || brief.isBefore(at)
                                            ? "past.nobody"
                                            : "past.unseen",
                                    port,
                                    time(at)),
                            brief == null ? null : Texts.get("past.brief", time(brief)),
                            before == null ? null : Texts.get("past.before", sentence(before)),
                            after == null ? null : Texts.get("past.after", sentence(after)));
            case HeldAt.NotRecorded(RecordGap gap, HeldSpan before) ->
                    join(
                            gap == null
                                    ? Texts.get(
                                            at.isAfter(now) ? "past.toCome" : "past.notRecorded",
                                            time(at))
                                    : Texts.get("past.inGap", time(at), gap(gap)),
                            before == null ? null : Texts.get("past.before", sentence(before)));
        };
    }

    private static String join(String first, @Nullable String... more) {
        var text = new StringBuilder(first);
        for (String each : more) {
            if (each != null) {
                text.append(' ').append(each);
            }
        }
        return text.toString();
    }

    /** {@code server.js (node, 3877) of ann in ~/shop held 3000 from 13:12 to 17:40; it …}. */
    public String sentence(HeldSpan span) {
        PastText words = among(moments(span));
        String place = span.place().where().toString();
        String from =
                Texts.get(
                        span.sawOpening() ? "past.from" : "past.fromAtLeast",
                        words.time(span.from()));
        Instant to = span.to();
        SpanEnd end = span.end();
        return to == null || end == null
                ? Texts.get("past.holds", who(span), place, from)
                : Texts.get("past.held", who(span), place, from, words.time(to), how(span, end));
    }

    /** Who had it: {@code server.js (node, 3877) of ann in ~/shop}. */
    public String who(HeldSpan span) {
        PastHolder holder = span.holder();
        if (holder == null) {
            return span.user() == null
                    ? Texts.get("past.who.hidden")
                    : Texts.get("past.who.hiddenOf", span.user());
        }
        String who = Texts.get("past.who", name(holder), holder.user());
        String directory = holder.directory();
        return directory == null
                ? who
                : Texts.get("past.who.in", who, PathText.of(directory, home));
    }

    /** {@code server.js (node, 3877)}. */
    public static String name(PastHolder holder) {
        String runtime = holder.runtime();
        return runtime == null
                ? Texts.get("past.name", holder.name(), holder.pid())
                : Texts.get("past.nameRun", holder.name(), runtime, holder.pid());
    }

    /** How a span ended: {@code ended by itself}. */
    public static String how(HeldSpan span, SpanEnd end) {
        return switch (end) {
            case SpanEnd.Closed _ ->
                    Texts.get(span.holder() == null ? "past.end.gone" : "past.end.closed");
            case SpanEnd.ProcessEnded(ProcessEnd how) -> how(how);
            case SpanEnd.TakenOver(ProcessEnd how) ->
                    how == null
                            ? Texts.get("past.end.takenOver")
                            : Texts.get("past.end.takenOverAs", how(how));
            case SpanEnd.StoppedByBindsight _ -> Texts.get("past.end.stopped");
            case SpanEnd.Boot _ -> Texts.get("past.end.boot");
            case SpanEnd.Unknown _ -> Texts.get("past.end.unknown");
        };
    }

    /** How a process ended: by itself only where its exit status was 0. */
    private static String how(ProcessEnd end) {
        return switch (end) {
            case ProcessEnd.Exited(int status) ->
                    status == 0
                            ? Texts.get("past.end.byItself")
                            : Texts.get("past.end.exited", Integer.toString(status));
            case ProcessEnd.Signalled(int signal) ->
                    Texts.get("past.end.signalled", SignalName.of(signal));
            case ProcessEnd.Untold _ -> Texts.get("past.end.untold");
        };
    }

    /** {@code suspended from 00:40 to 07:58}. */
    public String gap(RecordGap gap) {
        PastText words = among(Stream.of(gap.from(), gap.to()));
        String told =
                Texts.get(
                        "past.gap." + gap.why().name(),
                        words.time(gap.from()),
                        words.time(gap.to()));
        String reason = gap.reason();
        return reason == null ? told : Texts.get("past.gapAs", told, reason);
    }

    /** How long it lasted. */
    public String length(HeldSpan span) {
        Duration length = span.length(now);
        return length.toSeconds() == 0 ? Texts.get("past.underASecond") : DurationText.span(length);
    }

    /**
     * {@code 14:00:31} today, {@code Nov 25, 14:00} before; with seconds where another moment of
     * the same minute is told too, and with the year where a day may mislead.
     */
    public String time(Instant at) {
        LocalDate today = now.atZone(zone).toLocalDate();
        DateForm form;
        if (Duration.between(at, now).abs().compareTo(YEARLESS) > 0) {
            form = DateForm.FULL;
        } else if (at.atZone(zone).toLocalDate().equals(today)) {
            form = DateForm.CLOCK;
        } else {
            form =
                    crowded.contains(at.truncatedTo(ChronoUnit.MINUTES))
                            ? DateForm.DAY_AND_CLOCK
                            : DateForm.DAY_AND_MINUTE;
        }
        return form.of(at, zone);
    }
}
