package dev.bindsight.cli;

import dev.bindsight.json.WaitJson;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.probe.PortWaiter;
import dev.bindsight.probe.PortWaiter.Waited;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code wait}: until a port accepts a connection, or can be bound. */
@Command(
        name = "wait",
        customSynopsis = "bindsight wait HOST PORT [--free] [--timeout 1m] [--json]",
        description = {
            "Waits until the port accepts a TCP connection, or with --free until it can be bound"
                    + " here.",
            ""
        },
        sortOptions = false)
final class WaitCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description =
                    "A name or an address; with --free an address of this machine, localhost or *.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "A number or a service name.")
    private String port = "";

    @Option(names = "--free", description = "Until the port can be bound on this machine.")
    private boolean free;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long at most: 700ms, 3s, 1m. Default: 1m.")
    private Duration timeout = Duration.ofMinutes(1);

    @Mixin private OutputOption output;

    WaitCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        Port number = number();
        try (var interruption = new Interruption()) {
            PortWaiter waiter = backend.get().waiter();
            Waited waited =
                    free
                            ? waiter.untilFree(place(number), timeout, interruption.cancellation())
                            : waiter.untilAccepts(
                                    host, number, timeout, interruption.cancellation());
            if (output.json()) {
                output.print(WaitJson.of(waited.ok(), waited.elapsed(), waited.last()), terminal);
            } else {
                terminal.out().println(TerminalText.visible(words(waited)));
            }
            terminal.out().flush();
            return (waited.ok() ? Exit.HOLDS : Exit.FAILED).status();
        }
    }

    private Port number() {
        Optional<Port> found =
                port.matches("[0-9]+")
                        ? AddressSpec.parse(port).map(AddressSpec::port)
                        : backend.get().machine().servicePort(port, Protocol.TCP);
        return found.orElseThrow(() -> wrong(Texts.get("cli.port", port)));
    }

    private AddressSpec place(Port number) {
        return AddressSpec.of(host, number)
                .orElseThrow(() -> wrong(Texts.get("cli.wait.place", host)));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private String words(Waited waited) {
        String elapsed = DurationText.measured(waited.elapsed());
        if (waited.ok()) {
            return Texts.get(free ? "cli.wait.free" : "cli.wait.accepts", host, port, elapsed);
        }
        return Texts.get(
                free ? "cli.wait.freeNot" : "cli.wait.acceptsNot",
                host,
                port,
                elapsed,
                last(waited.last()));
    }

    private static String last(@Nullable Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused ->
                    refused.syscall().label() + ": " + refused.errno().name();
            case Outcome.Unresolved unresolved -> "getaddrinfo: " + unresolved.code();
            case Outcome.Worked _, Outcome.Cancelled _, Outcome.NotTried _ ->
                    Texts.get("cli.wait.cancelled");
            case null -> Texts.get("cli.wait.cancelled");
        };
    }
}
