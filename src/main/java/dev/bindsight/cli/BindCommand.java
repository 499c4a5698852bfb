package dev.bindsight.cli;

import dev.bindsight.diagnosis.Matrix;
import dev.bindsight.json.MatrixJson;
import dev.bindsight.model.Finding;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code bind}: one real bind, with the options that are asked for. */
@Command(
        name = "bind",
        customSynopsis = {
            "bindsight bind [ADDRESS:]PORT [--udp] [--reuse-address] [--reuse-port]",
            "                      [--v6only] [--freebind] [--backlog N] [--hold 10s]",
            "                      [--matrix] [--json]"
        },
        description = {
            "Binds one real socket, and for TCP listens: socket, setsockopt, bind, listen, close.",
            "With port 0 the kernel picks one.",
            "With a live holder nothing is tried that could take its traffic.",
            ""
        },
        sortOptions = false)
final class BindCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Mixin private PlaceParameter place = new PlaceParameter();

    @Mixin private BindOptions options = new BindOptions();

    @Option(
            names = "--hold",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "Stay bound for so long and count who connects: 700ms, 10s, 1m. Ctrl+C ends it"
                            + " early.")
    private @Nullable Duration hold;

    @Option(
            names = "--matrix",
            description =
                    "Try every address of this machine with every option, whichever was given.")
    private boolean matrix;

    @Mixin private OutputOption output;

    BindCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        AddressSpec wanted =
                AddressSpec.parseWithAnyPort(place.text())
                        .orElseThrow(() -> wrong(Texts.get("cli.bind.place", place.text())));
        try {
            if (matrix) {
                options.refuseWithMatrix(wanted, hold);
                return matrix(wanted).status();
            }
            options.check(wanted);
            return bind(wanted).status();
        } catch (WrongRequest e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Exit bind(AddressSpec wanted) {
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            List<BindProbe> probes = options.probes(wanted, engine.binds()::places);
            var answer = new BindAnswer(terminal, engine, output);
            if (hold != null) {
                return new HoldRun(terminal, engine.binds(), answer, output, interruption)
                        .hold(probes, hold);
            }
            List<Finding> findings =
                    probes.stream()
                            .map(each -> engine.binds().tryBind(each, interruption.cancellation()))
                            .toList();
            return answer.of(findings);
        }
    }

    private Exit matrix(AddressSpec wanted) {
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            Matrix tried =
                    engine.matrix()
                            .tryAll(
                                    wanted.port(),
                                    options.protocol(),
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

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
