package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.json.Answers.FreeJson;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.FreePorts.Search;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;
import java.util.function.Supplier;

/** {@code free}: ports that are free now. */
final class FreeCommand implements Verb {
    /** Above the ports of well-known servers, below those the kernel gives to clients. */
    private static final PortRange DEFAULT_RANGE = new PortRange(new Port(3_000), new Port(32_767));

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(this, "free", "bindsight free [RANGE] [--count N] [--udp] [--json]")
                    .says("help.free");

    private final Value<@Nullable PortRange> range =
            syntax.optionalWord("RANGE", PortRange.class, FreeCommand::parse, "help.free.range");

    private final Value<@Nullable Integer> count = syntax.number("--count", "N", "help.free.count");

    private final Value<Boolean> udp = syntax.udp();
    private final OutputOption output = new OutputOption(syntax);

    FreeCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(List.of(), List.of("--json"));
    }

    @Override
    public Integer call() {
        PortRange asked = range.get();
        Integer limit = count.get();
        if (limit != null && limit < 1) {
            throw syntax.unfit(Texts.get("cli.free.count"));
        }
        PortRange within = asked == null ? DEFAULT_RANGE : asked;
        int most = limit != null ? limit : asked == null ? 1 : Port.MAX;
        try (var interruption = new Interruption()) {
            Search search =
                    backend.get()
                            .freePorts()
                            .find(
                                    within.first(),
                                    within.last(),
                                    most,
                                    udp.get() ? Protocol.UDP : Protocol.TCP,
                                    interruption);
            Outcome.Refused lack = search.lack();
            if (lack != null) {
                terminal.err()
                        .println(
                                Texts.get(
                                        "cli.free.lack",
                                        lack.syscall().label(),
                                        lack.errno().name()));
                return Exit.FAILED.status();
            }
            return answer(search.ports(), within, limit == null ? 1 : limit).status();
        }
    }

    private static PortRange parse(String text) {
        return PortRange.parse(text)
                .orElseThrow(() -> new WrongValue(Texts.get("cli.free.range", text)));
    }

    private Exit answer(List<Port> found, PortRange within, int wanted) {
        if (output.json()) {
            output.print(new FreeJson(found), terminal);
        } else {
            found.forEach(terminal.out()::println);
        }
        if (found.size() >= wanted) {
            return Exit.HOLDS;
        }
        terminal.err()
                .println(
                        found.isEmpty()
                                ? Texts.get("cli.free.none", within.count(), within.toString())
                                : Texts.get(
                                        "cli.free.tooFew",
                                        found.size(),
                                        Integer.toString(wanted),
                                        within.toString()));
        return Exit.FAILED;
    }
}
