package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code why}: what stands in the way of a server at a port. */
final class WhyCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(this, "why", "bindsight why PORT|ADDRESS:PORT [--udp] [--json]")
                    .says("help.why");

    private final Value<String> place = syntax.place();
    private final Value<Boolean> udp = syntax.udp();
    private final OutputOption output = new OutputOption(syntax);

    WhyCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        String port = stage.accepting().toString();
        String place = "127.0.0.1:" + port;
        return List.of(
                List.of(port),
                List.of(place),
                List.of(place, "--json"),
                List.of("1"),
                List.of("127.0.0.1:1", "--json"),
                List.of("no-such-place"));
    }

    @Override
    public Integer call() {
        AddressSpec wanted =
                AddressSpec.parse(place.get())
                        .orElseThrow(() -> syntax.wrong(Texts.get("cli.stop.place", place.get())));
        Protocol protocol = udp.get() ? Protocol.UDP : Protocol.TCP;
        try (var interruption = new Interruption()) {
            Backend engine = backend.get();
            WordsAhead.begin();
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
