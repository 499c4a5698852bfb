package dev.bindsight.view.details;

import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.details.SocketSheet.Line;
import dev.bindsight.view.details.SocketSheet.Section;
import dev.bindsight.view.ports.ListRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is connected to a listener: those with most connections, and a way to the rest. */
final class ClientsSection {
    private ClientsSection() {}

    /** The section. */
    static Section of(SocketEntry listener, List<Client> clients) {
        List<Client> merged =
                Client.merged(clients).stream()
                        .sorted(Comparator.comparingInt(Client::connections).reversed())
                        .toList();
        List<Line> lines = new ArrayList<>();
        int connections = 0;
        for (Client client : merged) {
            connections += client.connections();
            if (lines.size() < SocketSheet.MOST_LINES) {
                lines.add(line(client));
            }
        }
        if (merged.size() > lines.size()) {
            lines.add(
                    new Line.ListLink(
                            Texts.get("details.showAll"),
                            Texts.get("details.more", merged.size() - lines.size()),
                            false,
                            ListRequest.ofConnections(listener)));
        }
        return new Section(
                Texts.get("details.clients"), Texts.get("details.count", connections), lines);
    }

    private static Line line(Client client) {
        ProcessDetails process = client.process();
        if (process != null) {
            return new Line.ClientLine(
                    process.name(),
                    process.pid().toString(),
                    false,
                    Texts.get("details.clients.here", client.connections()));
        }
        return new Line.ClientLine(
                client.address().unmapped().toString(),
                "",
                true,
                client.address().isLoopback()
                        ? Texts.get("details.clients.hidden", client.connections())
                        : Texts.get("details.clients.network", client.connections()));
    }
}
