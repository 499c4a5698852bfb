package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.json.MatrixJson;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.BindMistake;
import dev.bindsight.probe.BindRequest;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** {@code bind}: one real bind, with the options that are asked for. */
final class BindCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "bind",
                            "bindsight bind [ADDRESS:]PORT [--udp] [--reuse-address]"
                                    + " [--reuse-port]",
                            "                      [--v6only] [--freebind] [--backlog N] [--hold"
                                    + " 10s]",
                            "                      [--matrix] [--json]")
                    .says("help.bind");

    private final Value<String> place = syntax.place();
    private final BindOptions options = new BindOptions(syntax);

    private final Value<@Nullable Duration> hold =
            syntax.duration("--hold", null, "help.bind.hold");

    private final Value<Boolean> matrix = syntax.flag("--matrix", "help.bind.matrix");

    private final OutputOption output = new OutputOption(syntax);

    BindCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        String taken = stage.accepting().toString();
        return List.of(
                List.of("127.0.0.1:0"),
                List.of("127.0.0.1:0", "--json"),
                List.of(taken, "--matrix"));
    }

    @Override
    public Integer call() {
        AddressSpec wanted =
                AddressSpec.parseWithAnyPort(place.get())
                        .orElseThrow(() -> syntax.wrong(Texts.get("cli.bind.place", place.get())));
        if (hold.get() instanceof Duration time && time.isZero()) {
            throw syntax.wrong(Texts.get("cli.bind.hold"));
        }
        BindRequest request = options.request(wanted, hold.get());
        List<BindMistake> mistakes = matrix.get() ? request.mistakesOfMatrix() : request.mistakes();
        if (!mistakes.isEmpty()) {
            throw syntax.wrong(BindOptions.words(mistakes.getFirst()));
        }
        return (matrix.get() ? matrix(request) : bind(request)).status();
    }

    private Exit bind(BindRequest request) {
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            List<BindProbe> probes = request.probes(engine.binds()::places);
            var answer = new BindAnswer(terminal, engine, output);
            Duration patience = request.hold();
            if (patience != null) {
                return new HoldRun(terminal, engine.binds(), answer, output, interruption)
                        .hold(probes, patience);
            }
            List<Finding> findings =
                    probes.stream()
                            .map(each -> engine.binds().tryBind(each, interruption.cancellation()))
                            .toList();
            return answer.of(findings);
        }
    }

    private Exit matrix(BindRequest request) {
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            Matrix tried =
                    engine.matrix()
                            .tryAll(
                                    request.place().port(),
                                    request.protocol(),
                                    _ -> {},
                                    interruption.cancellation());
            if (output.json()) {
                output.print(MatrixJson.of(tried, engine.machine()::userName), terminal);
            } else {
                new MatrixText(tried, terminal).lines().forEach(terminal.out()::println);
            }
            terminal.out().flush();
            return MatrixText.allWorked(tried) ? Exit.HOLDS : Exit.FAILED;
        }
    }
}
