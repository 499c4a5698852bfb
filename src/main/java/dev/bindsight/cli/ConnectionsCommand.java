package dev.bindsight.cli;

import dev.bindsight.cli.Syntax.Value;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.LiveConnections;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.json.ConnectionsJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.Pause;
import dev.bindsight.text.Texts;

import picocli.CommandLine.Model.CommandSpec;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** {@code connections}: what flows over each, and what ails it, by two readings. */
final class ConnectionsCommand implements Verb {
    /** What ails comes first, then by peer. */
    private static final Comparator<MeasuredConnection> ORDER =
            Comparator.<MeasuredConnection, Boolean>comparing(each -> each.ailments().isEmpty())
                    .thenComparing(
                            MeasuredConnection::socket,
                            Comparator.comparing(
                                            SocketEntry::remote,
                                            Comparator.nullsFirst(Comparator.naturalOrder()))
                                    .thenComparing(SocketEntry::local)
                                    .thenComparing(SocketEntry::key));

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Terminal terminal;
    private final Supplier<Backend> backend;

    private final Syntax syntax =
            new Syntax(this, "connections", "bindsight connections [FILTER…] [--for 1s] [--json]")
                    .says("help.connections");

    private final Value<List<String>> filter =
            syntax.words("0..*", "FILTER…", "help.connections.filter");

    private final Value<Duration> time =
            syntax.duration("--for", Duration.ofSeconds(1), "help.connections.for");

    private final OutputOption output = new OutputOption(syntax);

    ConnectionsCommand(Terminal terminal, Supplier<Backend> backend) {
        this.terminal = terminal;
        this.backend = backend;
    }

    @Override
    public CommandSpec syntax() {
        return syntax.spec();
    }

    @Override
    public List<List<String>> rehearsal(Stage stage) {
        return List.of(List.of("--for", "1ms"), List.of("--for", "1ms", "--json"));
    }

    @Override
    public Integer call() {
        SocketFilter wanted = FilterWords.parse(syntax, filter.get());
        if (!time.get().isPositive() || time.get().compareTo(LONGEST) > 0) {
            throw syntax.wrong(Texts.get("cli.connections.for"));
        }
        try (var interruption = new Interruption()) {
            LiveConnections connections = backend.get().connections();
            Reading first = backend.get().inventory().readMeasured(SourceChoice.AUTOMATIC);
            if (first instanceof Reading.Read(Inventory inventory)) {
                connections.read(inventory);
                if (!Pause.of(time.get(), interruption)) {
                    return Exit.FAILED.status();
                }
            }
            return switch (backend.get().inventory().readMeasured(SourceChoice.AUTOMATIC)) {
                case Reading.Read(Inventory inventory) -> {
                    answer(connections.read(inventory), wanted);
                    yield Exit.HOLDS.status();
                }
                case Reading.Unreadable unreadable ->
                        UnreadableReport.report(unreadable, terminal).status();
            };
        }
    }

    private void answer(ConnectionReading reading, SocketFilter typed) {
        Inventory inventory = reading.inventory();
        SocketFilter wanted = typed.on(inventory, backend.get().machine());
        List<MeasuredConnection> shown =
                reading.connections().stream()
                        .filter(each ->
                                wanted.matchesEnd(
                                        each.socket(), inventory, backend.get().machine()))
                        .sorted(ORDER)
                        .toList();
        if (output.json()) {
            ConnectionsJson.write(
                    terminal.out(), reading, shown, backend.get().machine()::userName);
        } else {
            new ConnectionTableText(reading, backend.get().machine()::userName, terminal)
                    .print(shown);
        }
    }
}
