package dev.bindsight.view;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.json.PortsJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Csv;
import dev.bindsight.text.Texts;
import dev.bindsight.view.ports.PortColumn;
import dev.bindsight.view.ports.PortFacts;
import dev.bindsight.words.SocketText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the list to a file: comma-separated values (RFC 4180) for a spreadsheet, or the JSON of
 * {@code bindsight ports --json} if the name ends so.
 */
final class ListExport {
    private final MachineSummary machine;

    ListExport(MachineSummary machine) {
        this.machine = machine;
    }

    /**
     * Writes rows in their order. Blocks.
     *
     * @throws IOException naming the file, if it could not be written
     */
    void write(Path file, Inventory inventory, List<PortFacts> rows) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Files.writeString(file, name.endsWith(".json") ? json(inventory, rows) : csv(rows));
    }

    private String json(Inventory inventory, List<PortFacts> rows) {
        List<SocketEntry> entries = rows.stream().map(PortFacts::entry).toList();
        return PortsJson.text(inventory, entries, machine::userName);
    }

    private static String csv(List<PortFacts> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of(
                        PortColumn.PORT.title(),
                        PortColumn.ADDRESS.title(),
                        PortColumn.PROTOCOL.title(),
                        PortColumn.SERVICE.title(),
                        PortColumn.PROCESS.title(),
                        Texts.get("export.pids"),
                        PortColumn.USER.title(),
                        PortColumn.EXPOSURE.title(),
                        PortColumn.STATE.title(),
                        PortColumn.QUEUE.title(),
                        PortColumn.SINCE.title(),
                        PortColumn.COMMAND.title()));
        rows.forEach(row -> lines.add(line(row)));
        return Csv.of(lines);
    }

    private static List<String> line(PortFacts row) {
        SocketEntry entry = row.entry();
        var owners = row.owners();
        return List.of(
                Integer.toString(row.port()),
                SocketText.address(entry),
                SocketText.protocol(entry),
                row.service() == null ? "" : row.service(),
                owners.stream()
                        .map(each -> each.name())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                owners.stream().map(each -> each.pid().toString()).collect(Collectors.joining(" ")),
                row.user() == null ? "" : row.user(),
                SocketText.exposure(entry.exposure()),
                entry.stateLabel(),
                row.hasQueue() ? SocketText.queue(entry, row.hasBacklog()) : "",
                row.since() == null ? "" : row.since().toString(),
                owners.isEmpty() ? "" : String.join(" ", owners.getFirst().facts().command()));
    }
}
