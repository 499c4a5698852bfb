package dev.bindsight.cli;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.json.PortsJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code ports}: what listens, and who holds it. */
@Command(
        name = "ports",
        customSynopsis = {
            "bindsight ports [FILTER…] [--all] [--json]",
            "                       [--source auto|sock_diag|procfs|oshi]"
        },
        description = {
            "Lists what listens: TCP listeners, bound UDP sockets, and TCP sockets that are only"
                    + " bound.",
            ""
        },
        sortOptions = false)
final class PortsCommand implements Callable<Integer> {
    /** By port, then address: how people scan a list of ports. */
    private static final Comparator<SocketEntry> ORDER =
            Comparator.comparing(SocketEntry::local)
                    .thenComparing(SocketEntry::protocol)
                    .thenComparing(
                            SocketEntry::remote, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(SocketEntry::key);

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILTER…",
            hideParamSyntax = true,
            description =
                    "Words and key:value pairs that all have to fit, as 3000, 8000-8999,"
                        + " localhost:3000, node, dir:shop, user:www-data, !loopback. A bare number"
                        + " is a port, or a pid where nothing has that port.")
    private List<String> filter = new ArrayList<>();

    @Option(names = "--all", description = "Every other socket too.")
    private boolean all;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            converter = SourceConverter.class,
            description = "Where sockets are read from: auto, sock_diag, procfs or oshi.")
    private SourceChoice source = SourceChoice.AUTOMATIC;

    @Mixin private OutputOption output;

    PortsCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public Integer call() {
        SocketFilter wanted = filter();
        return switch (backend.get().inventory().read(source)) {
            case Reading.Read(Inventory inventory) -> {
                answer(inventory, chosen(inventory, wanted.on(inventory, backend.get().machine())));
                yield Exit.HOLDS.status();
            }
            case Reading.Unreadable unreadable -> Unread.report(unreadable, terminal).status();
        };
    }

    private SocketFilter filter() {
        return switch (SocketFilter.parse(String.join(" ", filter))) {
            case FilterReading.Parsed(SocketFilter parsed) -> parsed;
            case FilterReading.Mistake mistake ->
                    throw new ParameterException(
                            spec.commandLine(), mistake.what() + " " + mistake.accepted());
        };
    }

    private List<SocketEntry> chosen(Inventory inventory, SocketFilter wanted) {
        return inventory.entries().stream()
                .filter(each -> all || each.isPort())
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
                new PortsTable(
                        inventory,
                        backend.get().machine()::userName,
                        ZoneId.systemDefault(),
                        terminal.columns());
        if (!sockets.isEmpty()) {
            List<String> lines = table.lines(sockets);
            terminal.out().println(terminal.bold(lines.getFirst()));
            terminal.out().printLines(lines.subList(1, lines.size()));
        }
        table.closing(sockets.size()).forEach(line -> terminal.out().println(terminal.faint(line)));
    }
}
