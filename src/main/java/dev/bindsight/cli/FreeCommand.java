package dev.bindsight.cli;

import dev.bindsight.json.FreeJson;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code free}: ports that are free now. */
@Command(
        name = "free",
        customSynopsis = "bindsight free [RANGE] [--count N] [--udp] [--json]",
        description = {
            "Names ports that are free now, each proven by a bind on every interface.",
            "With a RANGE all of its free ports, else the first from 3000 on.",
            ""
        },
        sortOptions = false)
final class FreeCommand implements Callable<Integer> {
    /** Above the ports of well-known servers, below those the kernel gives to clients. */
    private static final PortRange DEFAULT_RANGE = new PortRange(new Port(3_000), new Port(32_767));

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RANGE",
            hideParamSyntax = true,
            arity = "0..1",
            converter = PortRange.Converter.class,
            description = "8000-8999, or one port.")
    private @Nullable PortRange range;

    @Option(names = "--count", paramLabel = "N", description = "How many at most.")
    private @Nullable Integer count;

    @Option(names = "--udp", description = "UDP instead of TCP.")
    private boolean udp;

    @Mixin private OutputOption output;

    FreeCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), Texts.get("cli.free.count"));
        }
        PortRange within = range == null ? DEFAULT_RANGE : range;
        int most = count != null ? count : range == null ? 1 : Port.MAX;
        try (var interruption = new Interruption()) {
            List<Port> found =
                    backend.get()
                            .freePorts()
                            .find(
                                    within.first(),
                                    within.last(),
                                    most,
                                    udp ? Protocol.UDP : Protocol.TCP,
                                    interruption);
            return answer(found, within).status();
        }
    }

    private Exit answer(List<Port> found, PortRange within) {
        if (output.json()) {
            output.print(FreeJson.of(found), terminal);
        } else {
            found.forEach(terminal.out()::println);
        }
        int wanted = count == null ? 1 : count;
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
