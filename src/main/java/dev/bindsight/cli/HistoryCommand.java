package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.json.HistoryJson;
import dev.bindsight.model.Port;
import dev.bindsight.text.Texts;
import dev.bindsight.words.PastText;
import dev.bindsight.words.RecordTroubleText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** {@code history}: who had which port when, from the record. */
final class HistoryCommand implements Verb {
    /** More than a person reads; a script is told where there is more. */
    private static final int MOST = 10_000;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "history",
                            "bindsight history [PORT | FILTER…] [--since 1d] [--at TIME] [--json]")
                    .says("help.history");

    private final Value<List<String>> filter =
            syntax.words("0..*", "FILTER…", "help.history.filter");

    private final Value<@Nullable Instant> since =
            syntax.option(
                    "--since",
                    "TIME",
                    Instant.class,
                    new PastTimeConverter(),
                    (@Nullable Instant) null,
                    "help.history.since");

    private final Value<@Nullable Instant> at =
            syntax.option(
                    "--at",
                    "TIME",
                    Instant.class,
                    new PastTimeConverter(),
                    (@Nullable Instant) null,
                    "help.history.at");

    private final OutputOption output = new OutputOption(syntax);

    HistoryCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(List.of(stage.accepting().toString()), List.of("--json"));
    }

    @Override
    public Integer call() {
        SocketFilter wanted = FilterWords.parse(syntax, filter.get());
        Instant moment = at.get();
        Instant now = Instant.now();
        HistoryReader reader = backend.get().history();
        RecordState state = reader.state();
        if (RecordText.isUnreadable(state)) {
            terminal.err()
                    .println(
                            TerminalText.visible(
                                    Texts.get("cli.history.refused", RecordTroubleText.of(state))));
            return Exit.FAILED.status();
        }
        HistoryAnswer answer = answer(reader, wanted, moment, now);
        if (output.json()) {
            output.print(HistoryJson.of(state, answer), terminal);
        } else {
            var words = new PastText(now, ZoneId.systemDefault(), backend.get().home());
            Port port = moment == null ? null : onePort();
            if (port != null && moment != null) {
                HeldAt held = reader.heldAt(port, moment);
                terminal.out().println(TerminalText.visible(words.answer(held, port, moment)));
            } else {
                new HistoryTableText(terminal, words).print(answer, RecordText.isThere(state));
            }
            terminal.out()
                    .println(terminal.faint(TerminalText.visible(RecordText.of(state, words))));
        }
        return Exit.HOLDS.status();
    }

    private HistoryAnswer answer(
            HistoryReader reader, SocketFilter wanted, @Nullable Instant moment, Instant now) {
        if (moment == null) {
            Instant first = since.get();
            Instant from = first == null ? now.minus(A_DAY) : first;
            // what began in this very moment too
            Instant to = now.plusSeconds(1);
            return reader.read(
                    new HistoryQuery(new Period(from.isAfter(to) ? to : from, to), wanted, MOST));
        }
        HistoryAnswer around =
                reader.read(
                        new HistoryQuery(new Period(moment, moment.plusMillis(1)), wanted, MOST));
        return new HistoryAnswer(
                around.spans().stream().filter(each -> each.covers(moment)).toList(),
                around.events(),
                around.gaps().stream().filter(each -> each.covers(moment)).toList(),
                around.cut());
    }

    /** The port where nothing but one is asked for. */
    private @Nullable Port onePort() {
        List<String> words = filter.get();
        return words.size() == 1 ? Port.parseNumbered(words.getFirst()).orElse(null) : null;
    }
}
