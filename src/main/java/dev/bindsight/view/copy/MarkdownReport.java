package dev.bindsight.view.copy;

import dev.bindsight.inventory.SharedPlaces;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.SocketText;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A report on sockets to paste into an issue: what holds the port, and how to see it oneself. */
final class MarkdownReport {
    private final ZoneId zone;

    MarkdownReport(ZoneId zone) {
        this.zone = zone;
    }

    /** The report, ended by a line feed. */
    String of(Inventory inventory, List<SocketEntry> sockets) {
        var lines = new ArrayList<String>();
        var places = new SharedPlaces(inventory);
        for (SocketEntry socket : sockets) {
            describe(lines, inventory, places, socket);
        }
        lines.add(
                Texts.get(
                        "copy.seen",
                        time(inventory.takenAt()),
                        inventory.coverage().source().label()));
        return String.join("\n", lines) + "\n";
    }

    private void describe(
            List<String> lines, Inventory inventory, SharedPlaces places, SocketEntry socket) {
        List<ProcessDetails> owners = inventory.owners(socket);
        lines.add("### " + heading(inventory, socket, owners));
        lines.add("");
        lines.add(
                Markdown.bullet(
                        Texts.get("details.socket"), Markdown.code(SocketText.line(socket))));
        lines.add(
                Markdown.bullet(
                        Texts.get("copy.reachable"), SocketText.exposure(socket.exposure())));
        for (ProcessDetails owner : owners) {
            describe(lines, owner);
        }
        lines.add("");
        lines.add(Texts.get("copy.check"));
        lines.add("");
        lines.add("```sh");
        boolean shared = places.isShared(socket);
        lines.add(SocketCommands.ss(socket, shared));
        SocketCommands.lsof(socket, shared).ifPresent(lines::add);
        lines.add("```");
        lines.add("");
    }

    private void describe(List<String> lines, ProcessDetails owner) {
        lines.add(
                Markdown.bullet(
                        Texts.get("ports.column.PROCESS"),
                        Texts.get(
                                "copy.process.value",
                                owner.name(),
                                owner.pid().toString(),
                                owner.user(),
                                time(owner.facts().startedAt()))));
        if (!owner.facts().command().isEmpty()) {
            lines.add(
                    Markdown.bullet(
                            Texts.get("ports.column.COMMAND"),
                            Markdown.code(String.join(" ", owner.facts().command()))));
        }
        String directory = owner.facts().directory();
        if (directory != null) {
            lines.add(Markdown.bullet(Texts.get("details.directory"), Markdown.code(directory)));
        }
        if (owner.unit() != null) {
            lines.add(
                    Markdown.bullet(Texts.get("details.unit"), Markdown.code(owner.unit().name())));
        }
        if (owner.container() != null) {
            lines.add(
                    Markdown.bullet(
                            Texts.get("details.container"),
                            Markdown.code(owner.container().label())));
        }
    }

    private static String heading(
            Inventory inventory, SocketEntry socket, List<ProcessDetails> owners) {
        String port = socket.local().port().toString();
        return switch (owners.size()) {
            case 0 ->
                    Texts.get(
                            "copy.heading.ownerless",
                            port,
                            SocketText.ownership(socket.ownership(), inventory.takenAt()));
            case 1 ->
                    Texts.get(
                            "copy.heading",
                            port,
                            owners.getFirst().name(),
                            owners.getFirst().pid().toString());
            default ->
                    Texts.get(
                            "copy.heading.several", port, owners.getFirst().name(), owners.size());
        };
    }

    private String time(Instant instant) {
        return Markdown.time(instant, zone);
    }
}
