package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.json.Answers.WaitJson;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.PortWaiter;
import dev.bindsight.probe.PortWaiter.Waited;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code wait}: until a port accepts a connection, or can be bound. */
final class WaitCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(this, "wait", "bindsight wait HOST PORT [--free] [--timeout 1m] [--json]")
                    .says("help.wait");

    private final Value<String> host = syntax.word("HOST", "help.wait.host");

    private final Value<String> port = syntax.word("PORT", "help.wait.port");

    private final Value<Boolean> free = syntax.flag("--free", "help.wait.free");

    private final Value<Duration> timeout =
            syntax.duration("--timeout", Duration.ofMinutes(1), "help.wait.timeout");

    private final OutputOption output = new OutputOption(syntax);

    WaitCommand(Terminal terminal, Supplier<Backend> backend) {
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
        return List.of(
                List.of("--timeout", "1ms", "127.0.0.1", "1"),
                List.of("127.0.0.1", port),
                List.of("--free", "127.0.0.1", "1"));
    }

    @Override
    public Integer call() {
        Port number = number();
        try (var interruption = new Interruption()) {
            PortWaiter waiter = backend.get().waiter();
            Waited waited =
                    free.get()
                            ? waiter.untilFree(
                                    place(number), timeout.get(), interruption.cancellation())
                            : waiter.untilAccepts(
                                    host.get(), number, timeout.get(), interruption.cancellation());
            if (output.json()) {
                output.print(WaitJson.of(waited.ok(), waited.elapsed(), waited.last()), terminal);
            } else {
                terminal.out()
                        .println(
                                TerminalText.visible(
                                        new WaitText(host.get(), port.get(), free.get())
                                                .of(waited)));
            }
            terminal.out().flush();
            return (waited.ok() ? Exit.HOLDS : Exit.FAILED).status();
        }
    }

    private Port number() {
        Optional<Port> found =
                port.get().matches("[0-9]+")
                        ? Port.parseNumbered(port.get())
                        : backend.get().machine().servicePort(port.get(), Protocol.TCP);
        return found.orElseThrow(() -> syntax.wrong(Texts.get("cli.port", port.get())));
    }

    private AddressSpec place(Port number) {
        return AddressSpec.of(host.get(), number)
                .orElseThrow(() -> syntax.wrong(Texts.get("cli.wait.place", host.get())));
    }
}
