package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.probe.AddressSpec;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code stop}: ends the owner of a port, then proves that the port is free. */
final class StopCommand implements Verb {
    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "stop",
                            "bindsight stop PORT…|ADDRESS:PORT… [--udp] [--pid PID…] [--force]",
                            "                      [--wait 5s] [--yes] [--json]")
                    .says("help.stop");

    private final Value<List<String>> places = syntax.words("0..*", "PORT…", "help.place");

    private final Value<Boolean> udp = syntax.udp();

    private final Value<List<Integer>> pids = syntax.numbers("--pid", "PID…", "help.stop.pid");

    private final Value<Boolean> force = syntax.flag("--force", "help.stop.force");

    private final Value<Duration> patience =
            syntax.duration("--wait", Duration.ofSeconds(5), "help.stop.wait");

    private final Value<Boolean> yes = syntax.flag("--yes", "help.stop.yes");
    private final OutputOption output = new OutputOption(syntax);

    StopCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        String place = "127.0.0.1:" + stage.stoppable();
        String owner = stage.owner().toString();
        return List.of(List.of(place, "--pid", owner, "--yes"));
    }

    @Override
    public Integer call() {
        var pids = new ArrayList<>(this.pids.get());
        var request =
                new StopRequest(
                        wanted(pids),
                        udp.get() ? Protocol.UDP : Protocol.TCP,
                        List.copyOf(pids),
                        force.get(),
                        patience.get(),
                        yes.get(),
                        output.json());
        return switch (backend.get().inventory().read(SourceChoice.AUTOMATIC)) {
            case Reading.Read(Inventory inventory) -> stop(request, inventory).status();
            case Reading.Unreadable unreadable ->
                    UnreadableReport.report(unreadable, terminal).status();
        };
    }

    private Exit stop(StopRequest request, Inventory inventory) {
        try {
            return new StopAnswer(terminal, backend.get(), request, inventory).run();
        } catch (WrongRequest e) {
            throw syntax.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The places, each once. */
    private List<AddressSpec> wanted(List<Integer> pids) {
        var places = new ArrayList<>(this.places.get());
        if (places.isEmpty() && pids.size() > 1) {
            // in "--pid 12 3000" the option took the port for one more pid
            places.add(pids.removeLast().toString());
        }
        if (places.isEmpty()) {
            throw syntax.unfit(Texts.get("cli.stop.port"));
        }
        return places.stream().map(this::place).distinct().toList();
    }

    private AddressSpec place(String text) {
        return AddressSpec.parse(text)
                .orElseThrow(() -> syntax.wrong(Texts.get("cli.stop.place", text)));
    }
}
