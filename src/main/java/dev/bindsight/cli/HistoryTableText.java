package dev.bindsight.cli;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.text.Texts;
import dev.bindsight.words.PastText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the record tells as a table: who had what, what failed, and when nothing was recorded. */
final class HistoryTableText {
    private final Terminal terminal;
    private final PastText words;

    HistoryTableText(Terminal terminal, PastText words) {
        this.terminal = terminal;
        this.words = words;
    }

    /**
     * Prints it.
     *
     * @param recorded whether anything ever was; where nothing was, the line about the record says
     *     so
     */
    void print(HistoryAnswer answer, boolean recorded) {
        new HistoryTableText(terminal, words.among(moments(answer))).printAll(answer, recorded);
    }

    /** What is read line below line. */
    private static Stream<@Nullable Instant> moments(HistoryAnswer answer) {
        return Stream.of(
                        PastText.moments(answer.spans()),
                        answer.events().stream()
                                .filter(each -> !(each instanceof PastEvent.OfSpan))
                                .map(PastEvent::at),
                        answer.gaps().stream().flatMap(each -> Stream.of(each.from(), each.to())))
                .flatMap(each -> each);
    }

    private void printAll(HistoryAnswer answer, boolean recorded) {
        boolean told = !answer.spans().isEmpty();
        if (told) {
            TableLines lines =
                    new TextTable<>(columns()).laidOut(answer.spans(), terminal.tableColumns());
            terminal.out().println(terminal.bold(lines.heading()));
            terminal.out().printRows(lines);
        }
        for (PastEvent each : answer.events()) {
            switch (each) {
                case PastEvent.Failed failed -> {
                    line(failed(failed));
                    told = true;
                }
                case PastEvent.Brief brief -> {
                    line(
                            Texts.get(
                                    "cli.history.brief",
                                    words.time(brief.at()),
                                    brief.place().where()));
                    told = true;
                }
                case PastEvent.ClockSet set ->
                        line(Texts.get("cli.history.clockSet", words.time(set.at())));
                case PastEvent.OfSpan _, PastEvent.OfRecording _ -> {}
            }
        }
        answer.gaps().forEach(gap -> line(words.gap(gap)));
        if (!told && recorded) {
            line(Texts.get("cli.history.none"));
        }
        if (answer.cut()) {
            line(Texts.get("cli.history.cut"));
        }
    }

    private void line(String text) {
        terminal.out().println(TerminalText.visible(text));
    }

    private String failed(PastEvent.Failed failed) {
        String call =
                Texts.get(
                        "cli.history.failed." + failed.call().name(),
                        words.time(failed.at()),
                        failed.place().where(),
                        failed.errno());
        PastHolder holder = failed.holder();
        String by =
                failed.program() == null
                        ? call
                        : Texts.get("cli.history.failedOf", call, failed.program());
        return holder == null ? by : Texts.get("cli.history.failedHeld", by, PastText.name(holder));
    }

    private List<Column<HeldSpan>> columns() {
        return List.of(
                new Column<>(
                        Texts.get("cli.history.column.from"),
                        each ->
                                each.sawOpening()
                                        ? words.time(each.from())
                                        : Texts.get("cli.history.atLeast", words.time(each.from())),
                        false,
                        8,
                        0),
                new Column<>(Texts.get("cli.history.column.to"), this::to, false, 5, 0),
                new Column<>(
                        Texts.get("ports.column.PORT"),
                        each -> each.place().port().toString(),
                        true,
                        5,
                        0),
                new Column<>(
                        Texts.get("ports.column.ADDRESS"),
                        each -> each.place().where().addressText(),
                        false,
                        9,
                        4),
                new Column<>(
                        Texts.get("ports.column.PROCESS"),
                        each ->
                                each.holder() == null
                                        ? words.who(each)
                                        : PastText.name(each.holder()),
                        false,
                        14,
                        1),
                new Column<>(
                        Texts.get("ports.column.USER"),
                        each -> each.user() == null ? "" : each.user(),
                        false,
                        5,
                        3),
                new Column<>(Texts.get("cli.history.column.how"), this::how, false, 12, 2));
    }

    private String to(HeldSpan span) {
        Instant to = span.to();
        return to == null ? Texts.get("cli.history.now") : words.time(to);
    }

    private String how(HeldSpan span) {
        SpanEnd end = span.end();
        return end == null
                ? Texts.get("cli.history.lasts", words.length(span))
                : Texts.get("cli.history.after", PastText.how(span, end), words.length(span));
    }
}
