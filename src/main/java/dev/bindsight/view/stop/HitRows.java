package dev.bindsight.view.stop;

import dev.bindsight.fix.Obstacle;
import dev.bindsight.inventory.Client;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.text.Texts;
import dev.bindsight.view.look.Nodes;
import dev.bindsight.words.SentenceText;
import dev.bindsight.words.SocketText;
import dev.bindsight.words.stop.ObstacleText;
import dev.bindsight.words.stop.RequirementText;
import dev.bindsight.words.stop.StopHits;

import javafx.scene.Node;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** The rows of what a plan would hit besides the owners, and of what it cannot free. */
final class HitRows {
    /** More names than these tell nothing more. */
    private static final int SHOWN = 12;

    private HitRows() {}

    /** What goes with the owners: children, other ports, clients. */
    static List<HitRow> of(StopHits hits) {
        var rows = new ArrayList<HitRow>();
        if (!hits.children().isEmpty()) {
            rows.add(
                    new HitRow(
                            Feather.GIT_BRANCH,
                            Texts.get("stop.row.children", hits.children().size()),
                            named(hits.children()),
                            Nodes.words(Texts.get("stop.row.children.note"), "muted", "small")));
        }
        if (!hits.otherPorts().isEmpty()) {
            rows.add(otherPorts(hits.otherPorts()));
        }
        if (!hits.clients().isEmpty()) {
            rows.add(
                    new HitRow(
                            Feather.USERS,
                            Texts.get("stop.row.clients", hits.clients().size()),
                            clients(hits.clients()),
                            Nodes.words(Texts.get("stop.row.clients.note"), "muted", "small")));
        }
        return rows;
    }

    private static void rest(List<Text> pieces, int all) {
        if (all > SHOWN) {
            pieces.add(StyledWords.of(" " + Texts.get("stop.row.andMore", all - SHOWN), "muted"));
        }
    }

    private static Node named(List<ProcessDetails> processes) {
        var pieces = new ArrayList<Text>();
        for (ProcessDetails process : processes.stream().limit(SHOWN).toList()) {
            pieces.add(StyledWords.of(pieces.isEmpty() ? process.name() : ", " + process.name()));
            pieces.add(StyledWords.of(" " + process.pid(), "muted"));
        }
        rest(pieces, processes.size());
        return StyledWords.flow(pieces.toArray(Node[]::new));
    }

    private static HitRow otherPorts(List<SocketEntry> ports) {
        var pieces = new ArrayList<Text>();
        for (SocketEntry port : ports.stream().limit(SHOWN).toList()) {
            if (!pieces.isEmpty()) {
                pieces.add(StyledWords.of(", "));
            }
            pieces.add(StyledWords.of(SocketText.local(port), "mono"));
        }
        rest(pieces, ports.size());
        pieces.add(StyledWords.of(" " + Texts.get("stop.row.ports.close", ports.size())));
        return new HitRow(
                Feather.SERVER,
                Texts.get("stop.row.ports", ports.size()),
                StyledWords.flow(pieces.toArray(Node[]::new)));
    }

    private static Node clients(List<Client> clients) {
        var pieces = new ArrayList<Text>();
        for (Client client : clients.stream().limit(SHOWN).toList()) {
            if (!pieces.isEmpty()) {
                pieces.add(StyledWords.of(", "));
            }
            ProcessDetails process = client.process();
            if (process == null) {
                pieces.add(StyledWords.of(client.address().unmapped().toString(), "mono"));
            } else {
                pieces.add(StyledWords.of(process.name()));
                pieces.add(StyledWords.of(" " + process.pid(), "muted"));
            }
            int lost = client.connections();
            pieces.add(
                    StyledWords.of(
                            client == clients.getFirst()
                                    ? " " + Texts.get("stop.row.clients.loses", lost)
                                    : " " + Texts.get("stop.row.clients.losesToo", lost)));
        }
        rest(pieces, clients.size());
        return StyledWords.flow(pieces.toArray(Node[]::new));
    }

    /** A socket that is not freed, and why. */
    static HitRow of(Obstacle obstacle) {
        Feather icon =
                switch (obstacle.reason()) {
                    case GONE -> Feather.CHECK;
                    case KERNEL -> Feather.CLOCK;
                    case HIDDEN -> Feather.EYE_OFF;
                    case REFUSED, OTHER_NAMESPACE -> Feather.SLASH;
                };
        String port = obstacle.socket().local().port().toString();
        var text = Nodes.words(ObstacleText.of(obstacle));
        return obstacle.missing() == null
                ? new HitRow(icon, Texts.get("stop.row.port", port), text)
                : new HitRow(
                        icon,
                        Texts.get("stop.row.port", port),
                        text,
                        Nodes.words(
                                SentenceText.start(RequirementText.of(obstacle.missing().needed()))
                                        + ".",
                                "muted",
                                "small"));
    }
}
