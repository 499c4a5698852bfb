package dev.bindsight.cli;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code stop}: ends the owner of a port, then proves that the port is free. */
@Command(
        name = "stop",
        customSynopsis = {
            "bindsight stop PORT…|ADDRESS:PORT… [--udp] [--pid PID…] [--force]",
            "                      [--wait 5s] [--yes] [--json]"
        },
        description = {
            "Stops the owner of a port, then proves that the port is free.",
            "Asks first; without a terminal to ask on it takes --yes.",
            ""
        },
        sortOptions = false)
final class StopCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PORT…",
            hideParamSyntax = true,
            description = "3000, 127.0.0.1:3000, [::1]:3000, localhost:3000.")
    private List<String> places = new ArrayList<>();

    @Option(names = "--udp", description = "UDP instead of TCP.")
    private boolean udp;

    @Option(
            names = "--pid",
            paramLabel = "PID…",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Only these of the owners.")
    private List<Integer> pids = new ArrayList<>();

    @Option(names = "--force", description = "SIGKILL what does not end after SIGTERM.")
    private boolean force;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long it may take to end: 700ms, 3s, 1m. Default: 5s.")
    private Duration patience = Duration.ofSeconds(5);

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin private OutputOption output;

    StopCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        var request =
                new StopRequest(
                        wanted(),
                        udp ? Protocol.UDP : Protocol.TCP,
                        List.copyOf(pids),
                        force,
                        patience,
                        yes,
                        output.json());
        return switch (backend.get().inventory().read(SourceChoice.AUTOMATIC)) {
            case Reading.Read(Inventory inventory) -> stop(request, inventory).status();
            case Reading.Unreadable unreadable -> Unread.report(unreadable, terminal).status();
        };
    }

    private Exit stop(StopRequest request, Inventory inventory) {
        try {
            return new StopRun(terminal, backend.get(), request, inventory).run();
        } catch (WrongRequest e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The places, each once. */
    private List<AddressSpec> wanted() {
        if (places.isEmpty() && pids.size() > 1) {
            // in "--pid 12 3000" the option took the port for one more pid
            places.add(pids.removeLast().toString());
        }
        if (places.isEmpty()) {
            throw wrong(Texts.get("cli.stop.port"));
        }
        return places.stream().map(this::place).distinct().toList();
    }

    private AddressSpec place(String text) {
        return AddressSpec.parse(text).orElseThrow(() -> wrong(Texts.get("cli.stop.place", text)));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
