package dev.bindsight.view.copy;

import dev.bindsight.inventory.SharedPlaces;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.SocketCommands;
import dev.bindsight.text.Texts;
import dev.bindsight.words.SocketText;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A report on sockets to paste into an issue: what holds the port, and how to see it oneself. */
final class MarkdownReport {
    private final ZoneId zone;

    MarkdownReport(ZoneId zone) {
        this.zone = zone;
    }

    /** The report, ended by a line feed. */
    String of(Inventory inventory, List<SocketEntry> sockets) {
        Markdown report = null;
        var places = new SharedPlaces(inventory);
        for (SocketEntry socket : sockets) {
            String heading = heading(inventory, socket, inventory.owners(socket));
            report = report == null ? new Markdown(heading) : report.heading(3, heading);
            describe(report, inventory, places, socket);
        }
        return Objects.requireNonNull(report, "no sockets")
                .gap()
                .line(
                        Texts.get(
                                "copy.seen",
                                time(inventory.takenAt()),
                                inventory.coverage().source().label()))
                .toString();
    }

    private void describe(
            Markdown report, Inventory inventory, SharedPlaces places, SocketEntry socket) {
        report.bullet(Texts.get("details.socket"), Markdown.code(SocketText.line(socket)))
                .bullet(Texts.get("copy.reachable"), SocketText.exposure(socket.exposure()));
        inventory.owners(socket).forEach(owner -> describe(report, owner));
        boolean shared = places.isShared(socket);
        var commands = new ArrayList<>(List.of(SocketCommands.ss(socket, shared)));
        SocketCommands.lsof(socket, shared).ifPresent(commands::add);
        report.gap().line(Texts.get("copy.check")).gap().block("sh", commands);
    }

    private void describe(Markdown report, ProcessDetails owner) {
        report.bullet(
                Texts.get("ports.column.PROCESS"),
                Texts.get(
                        "copy.process.value",
                        owner.name(),
                        owner.pid().toString(),
                        owner.user(),
                        time(owner.facts().startedAt())));
        if (!owner.facts().command().isEmpty()) {
            code(report, "ports.column.COMMAND", String.join(" ", owner.facts().command()));
        }
        String directory = owner.facts().directory();
        if (directory != null) {
            code(report, "details.directory", directory);
        }
        if (owner.unit() != null) {
            code(report, "details.unit", owner.unit().name());
        }
        if (owner.container() != null) {
            code(report, "details.container", owner.container().label());
        }
    }

    private static void code(Markdown report, String name, String value) {
        report.bullet(Texts.get(name), Markdown.code(value));
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
