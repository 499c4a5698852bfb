package dev.bindsight.cli;

import dev.bindsight.model.Finding;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code why}: what stands in the way of a server at a port. */
@Command(
        name = "why",
        customSynopsis = "bindsight why PORT|ADDRESS:PORT [--udp] [--json]",
        description = {
            "Tries to bind a port as a server does, and explains what stands in the way.",
            "No option is set, so that whatever refuses a server without SO_REUSEADDR shows too.",
            ""
        },
        sortOptions = false)
final class WhyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Mixin private PlaceParameter place = new PlaceParameter();

    @Option(names = "--udp", description = "UDP instead of TCP.")
    private boolean udp;

    @Mixin private OutputOption output;

    WhyCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        AddressSpec wanted =
                AddressSpec.parse(place.text())
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        Texts.get("cli.stop.place", place.text())));
        Protocol protocol = udp ? Protocol.UDP : Protocol.TCP;
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            List<Finding> findings =
                    engine.binds().places(wanted).stream()
                            .map(each -> new BindProbe(each, protocol, Set.of()))
                            .map(each -> engine.binds().tryBind(each, interruption.cancellation()))
                            .map(each -> questioned(engine, each, interruption))
                            .toList();
            return new BindAnswer(terminal, engine, output).of(findings).status();
        }
    }

    /** A port that is free for a bind may still be answered by what a rule sends it to. */
    private static Finding questioned(Backend engine, Finding finding, Interruption interruption) {
        if (!finding.attempt().ok() || finding.diagnosis() != null) {
            return finding;
        }
        return engine.connects()
                .redirected(finding.attempt(), interruption.cancellation())
                .map(said -> new Finding(finding.attempt(), said))
                .orElse(finding);
    }
}
