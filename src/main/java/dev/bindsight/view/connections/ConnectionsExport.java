package dev.bindsight.view.connections;

import dev.bindsight.model.ProcessDetails;
import dev.bindsight.text.Csv;
import dev.bindsight.text.Texts;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.screen.SaveDialog;
import dev.bindsight.words.SocketText;

import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Saves the connections that are listed as comma-separated values (RFC 4180). */
final class ConnectionsExport {
    private ConnectionsExport() {}

    static void ask(SaveDialog dialog, List<Flow> flows) {
        dialog.ask(
                Texts.get("connections.export"),
                "connections.csv",
                List.of(new FileChooser.ExtensionFilter(Texts.get("export.csv"), "*.csv")),
                file -> Files.writeString(file, csv(flows)));
    }

    /** What is listed, without what is gone. */
    static List<Flow> listed(ConnectionsModel model) {
        List<Flow> flows = new ArrayList<>();
        model.rows()
                .forEach(row -> {
                    if (row.get() instanceof Link(Flow flow, var _, var mark)
                            && mark != Mark.GONE) {
                        flows.add(flow);
                    }
                });
        return flows;
    }

    static String csv(List<Flow> flows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of(
                        Texts.get("connections.csv.protocol"),
                        Texts.get("connections.csv.local"),
                        Texts.get("connections.csv.process"),
                        Texts.get("export.pids"),
                        Texts.get("connections.csv.peer"),
                        Texts.get("connections.csv.peerProcess"),
                        ConnectionColumn.STATE.title(),
                        Texts.get("connections.csv.rtt"),
                        Texts.get("connections.csv.down"),
                        Texts.get("connections.csv.up"),
                        Texts.get("connections.csv.unread"),
                        Texts.get("connections.csv.unsent"),
                        ConnectionColumn.RESENT.title(),
                        Texts.get("connections.csv.since")));
        for (Flow flow : flows) {
            ProcessDetails owner = flow.owner();
            lines.add(
                    List.of(
                            SocketText.protocol(flow.socket()),
                            SocketText.local(flow.socket()),
                            owner == null ? "" : OwnerText.name(owner),
                            owner == null ? "" : owner.pid().toString(),
                            SocketText.endpoint(flow.remote()),
                            flow.peer() == null ? "" : OwnerText.name(flow.peer()),
                            flow.socket().stateLabel(),
                            number(flow.rttMicros()),
                            rate(flow.down()),
                            rate(flow.up()),
                            Long.toString(flow.socket().recvQ()),
                            Long.toString(flow.socket().sendQ()),
                            number(flow.resent()),
                            flow.firstSeen().toString()));
        }
        return Csv.of(lines);
    }

    private static String number(@Nullable Long value) {
        return value == null ? "" : value.toString();
    }

    private static String rate(double bytes) {
        return Double.isNaN(bytes) ? "" : Long.toString(Math.round(bytes));
    }
}
