package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.json.PortsJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Order;
import dev.bindsight.model.SocketEntry;

import picocli.CommandLine.Model.CommandSpec;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** {@code ports}: what listens, and who holds it. */
final class PortsCommand implements Verb {
    /** By port, then address: how people scan a list of ports. */
    private static final Comparator<SocketEntry> ORDER =
            Order.inTurn(
                    Order.by(SocketEntry::local),
                    Order.by(SocketEntry::protocol),
                    Order.byNullable(
                            SocketEntry::remote, Comparator.nullsFirst(Comparator.naturalOrder())),
                    Order.by(SocketEntry::key));

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(
                            this,
                            "ports",
                            "bindsight ports [FILTER…] [--all] [--json]",
                            "                       [--source auto|sock_diag|procfs|oshi]")
                    .says("help.ports");

    private final Value<List<String>> filter = syntax.words("0..*", "FILTER…", "help.ports.filter");

    private final Value<Boolean> all = syntax.flag("--all", "help.ports.all");

    private final Value<SourceChoice> source =
            syntax.option(
                    "--source",
                    "SOURCE",
                    SourceChoice.class,
                    new SourceConverter(),
                    SourceChoice.AUTOMATIC,
                    "help.ports.source");

    private final OutputOption output = new OutputOption(syntax);

    PortsCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(
                List.of(),
                List.of("--all", "--json"),
                List.of("--source", "procfs", "port:1-9999"));
    }

    @Override
    public Integer call() {
        SocketFilter wanted = FilterWords.parse(syntax, filter.get());
        return switch (backend.get().inventory().read(source.get())) {
            case Reading.Read(Inventory inventory) -> {
                answer(inventory, chosen(inventory, wanted.on(inventory, backend.get().machine())));
                yield Exit.HOLDS.status();
            }
            case Reading.Unreadable unreadable ->
                    UnreadableReport.report(unreadable, terminal).status();
        };
    }

    private List<SocketEntry> chosen(Inventory inventory, SocketFilter wanted) {
        return inventory.entries().stream()
                .filter(each -> all.get() || each.occupiesPort())
                .filter(each -> wanted.matches(each, inventory, backend.get().machine()))
                .sorted(ORDER)
                .toList();
    }

    private void answer(Inventory inventory, List<SocketEntry> sockets) {
        if (output.json()) {
            PortsJson.write(terminal.out(), inventory, sockets, backend.get().machine()::userName);
            return;
        }
        var table =
                new PortTableText(
                        inventory,
                        backend.get().machine()::userName,
                        backend.get().machine()::zoneOf,
                        terminal);
        if (!sockets.isEmpty()) {
            TableLines lines = table.lines(sockets);
            terminal.out().println(terminal.bold(lines.heading()));
            terminal.out().printRows(lines);
        }
        table.closing(sockets.size()).forEach(line -> terminal.out().println(terminal.faint(line)));
    }
}
