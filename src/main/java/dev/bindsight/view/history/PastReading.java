package dev.bindsight.view.history;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecorderSwitch.UnitState;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;
import dev.bindsight.words.FilterText;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a part of the past and answers a question about it. Blocks.
 *
 * @param past where it is recorded
 * @param zone in which moments are told
 * @param home the home directory, told as {@code ~}
 */
record PastReading(Past past, ZoneId zone, String home) {
    /** More than a table or a month of lanes shows. */
    private static final int MOST = 5_000;

    /** How often a part is narrowed until all of it can be drawn. */
    private static final int NARROWINGS = 3;

    /**
     * What is to be shown.
     *
     * @param wanted what was asked
     * @param period which part
     * @param known what records in the background, where that was asked before
     */
    HistoryView of(PastQuestion wanted, Period period, @Nullable UnitState known, Instant now) {
        RecordState state = past.reader().state();
        // who had one port at a moment is seen among what else there was, if that is not too much
        SocketFilter narrowed = filter(wanted.isOfMoment() ? wanted.ofAnyPort() : wanted);
        Instant from = period.from();
        HistoryAnswer answer = past.reader().read(new HistoryQuery(period, narrowed, MOST));
        if (answer.cut() && wanted.isOfMoment()) {
            narrowed = filter(wanted);
            answer = past.reader().read(new HistoryQuery(period, narrowed, MOST));
        }
        // the earliest are left out, and what is half told would be read as free
        for (int i = 0; answer.cut() && i < NARROWINGS && from.isBefore(middle(answer)); i++) {
            from = middle(answer);
            answer =
                    past.reader()
                            .read(new HistoryQuery(new Period(from, period.to()), narrowed, MOST));
        }
        Told told = tell(wanted, now);
        UnitState unit = known == null ? past.recorder().unit() : known;
        return new HistoryView(
                state,
                unit,
                period,
                answer,
                from.equals(period.from()) ? null : from,
                wanted,
                told.sentence(),
                told.about(),
                now);
    }

    /** When the later half of what was found begins. */
    private static Instant middle(HistoryAnswer answer) {
        Instant spans = answer.spans().size() < MOST ? Instant.MIN : middleOf(answer.spans());
        List<PastEvent> events = answer.events();
        Instant last = events.size() < MOST ? Instant.MIN : events.get(events.size() / 2).at();
        return last.isAfter(spans) ? last : spans;
    }

    private static Instant middleOf(List<HeldSpan> spans) {
        return spans.get(spans.size() / 2).from();
    }

    /** The answer to a question, and the spans it is about. */
    private record Told(String sentence, List<HeldSpan> about) {}

    private Told tell(PastQuestion question, Instant now) {
        String mistake = mistake(question);
        Port port = question.port();
        if (port == null || question.isMisunderstood()) {
            return new Told(mistake, List.of());
        }
        Instant named = question.at();
        Instant at = named == null || question.since() ? now : named;
        HeldAt held = past.reader().heldAt(port, at);
        String sentence = sentence(held, port, at, named == null, now);
        return new Told(
                mistake.isEmpty() ? sentence : sentence + " " + mistake,
                switch (held) {
                    case HeldAt.Held(var spans) -> spans;
                    case HeldAt.Nobody(HeldSpan last, HeldSpan next, var _) ->
                            last != null ? List.of(last) : next != null ? List.of(next) : List.of();
                    case HeldAt.NotRecorded(var _, HeldSpan last) ->
                            last == null ? List.of() : List.of(last);
                });
    }

    private String sentence(HeldAt held, Port port, Instant at, boolean withBefore, Instant now) {
        HeldSpan before =
                withBefore && held instanceof HeldAt.Held(var spans) ? before(port, spans) : null;
        return new PastText(now, zone, home).answer(held, port, at, before);
    }

    /** What had the port before those that have it; absent where that is not recorded. */
    private @Nullable HeldSpan before(Port port, List<HeldSpan> spans) {
        Instant begin = spans.stream().map(HeldSpan::from).min(Instant::compareTo).orElseThrow();
        return switch (past.reader().heldAt(port, begin.minusMillis(1))) {
            case HeldAt.Held(var earlier) -> earlier.getFirst();
            case HeldAt.Nobody(HeldSpan last, var _, var _) -> last;
            case HeldAt.NotRecorded(var _, HeldSpan last) -> last;
        };
    }

    /** What is wrong with the words of a question, which then leave nothing out; or nothing. */
    private static String mistake(PastQuestion question) {
        if (question.isMisunderstood()) {
            return question.misunderstood().stream()
                    .collect(Collectors.partitioningBy(word -> !PastQuestion.isNoPort(word)))
                    .entrySet()
                    .stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(each ->
                            Texts.get(
                                    each.getKey() ? "history.noTime" : "history.noPort",
                                    quoted(each.getValue()),
                                    each.getValue().size()))
                    .collect(Collectors.joining(" "));
        }
        return SocketFilter.parse(question.filter()) instanceof FilterReading.Mistake wrong
                ? FilterText.of(wrong.what()) + " " + FilterText.accepted(wrong.key())
                : "";
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> Texts.get("history.quoted", word))
                .collect(Collectors.joining(", "));
    }

    private static SocketFilter filter(PastQuestion question) {
        return switch (SocketFilter.parse(question.filter())) {
            case FilterReading.Parsed(SocketFilter parsed) -> parsed;
            case FilterReading.Mistake _ -> SocketFilter.NONE;
        };
    }
}
