package dev.bindsight.cli;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.connection.MeasuredConnection.Whither;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.text.ByteText;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;
import dev.bindsight.words.AilmentText;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connections as a table that a person reads, and below it what ails them. */
final class ConnectionTableText {
    /** More lines than that nobody reads; the table has the rest. */
    private static final int MOST_AILMENTS = 10;

    private final ConnectionReading reading;
    private final Function<Uid, String> userName;
    private final Terminal terminal;

    /** A table as wide as the terminal takes. */
    ConnectionTableText(
            ConnectionReading reading, Function<Uid, String> userName, Terminal terminal) {
        this.reading = reading;
        this.userName = userName;
        this.terminal = terminal;
    }

    /** Prints some of the connections of the reading. */
    void print(List<MeasuredConnection> shown) {
        if (!shown.isEmpty()) {
            TableLines lines = new TextTable<>(columns()).laidOut(shown, terminal.tableColumns());
            terminal.out().println(terminal.bold(lines.heading()));
            terminal.out().printRows(lines);
        }
        ailing(shown).forEach(line -> terminal.out().println(TerminalText.visible(line)));
        terminal.out()
                .println(
                        terminal.faint(
                                Texts.get(
                                        "cli.connections.closing",
                                        shown.size(),
                                        reading.connections().size(),
                                        DurationText.measured(reading.interval()))));
    }

    private List<Column<MeasuredConnection>> columns() {
        return List.of(
                new Column<>(Texts.get("cli.connections.peer"), this::remote, false, 15, 0),
                new Column<>(
                        Texts.get("cli.connections.local"),
                        each -> SocketText.endpoint(each.socket().local()),
                        false,
                        11,
                        5),
                new Column<>(Texts.get("ports.column.PROCESS"), this::process, false, 10, 1),
                new Column<>(
                        Texts.get("ports.column.STATE"), ConnectionTableText::state, false, 6, 2),
                new Column<>(
                        Texts.get("ports.column.RTT"), ConnectionTableText::roundTrip, true, 6, 3),
                new Column<>(
                        Texts.get("cli.connections.received"),
                        each -> rate(each.flow() == null ? null : each.flow().received()),
                        true,
                        6,
                        4),
                new Column<>(
                        Texts.get("cli.connections.sent"),
                        each -> rate(each.flow() == null ? null : each.flow().sent()),
                        true,
                        6,
                        4),
                new Column<>(
                        Texts.get("ports.column.QUEUE"), ConnectionTableText::queues, true, 5, 6),
                new Column<>(
                        Texts.get("cli.connections.resent"),
                        ConnectionTableText::resent,
                        true,
                        6,
                        7),
                new Column<>(Texts.get("cli.connections.otherEnd"), this::otherEnd, false, 10, 8));
    }

    private String remote(MeasuredConnection connection) {
        Endpoint remote = connection.socket().remote();
        return remote == null ? none() : SocketText.endpoint(remote);
    }

    private String process(MeasuredConnection connection) {
        return process(connection.socket());
    }

    private String process(SocketEntry socket) {
        Inventory inventory = reading.inventory();
        List<ProcessDetails> owners = inventory.owners(socket);
        if (owners.isEmpty()) {
            Uid uid = socket.uid();
            String why = SocketText.unowned(socket, inventory);
            return uid == null ? why : why + ", " + userName.apply(uid);
        }
        return owners.stream()
                .map(each -> each.name() + " " + each.pid())
                .collect(Collectors.joining(", "));
    }

    private String otherEnd(MeasuredConnection connection) {
        return switch (connection.peer()) {
            case PeerEnd.Here(SocketEntry socket) -> process(socket);
            case PeerEnd.Redirected(Whither.Told told) ->
                    told.end() == null
                            ? Texts.get(
                                    "cli.connections.redirected", SocketText.endpoint(told.local()))
                            : process(told.end());
            case PeerEnd.Redirected _ -> Texts.get("cli.connections.unmatched");
            case PeerEnd.Elsewhere _ -> "";
        };
    }

    private static String state(MeasuredConnection connection) {
        String label = connection.socket().stateLabel();
        return connection.isMptcp()
                ? Texts.get("cli.connections.mptcp", label, connection.subflows().size())
                : label;
    }

    private static String queues(MeasuredConnection connection) {
        String queues = connection.socket().recvQ() + "/" + connection.socket().sendQ();
        Long drops = connection.drops();
        return drops == null || drops == 0
                ? queues
                : Texts.get("cli.connections.drops", queues, drops);
    }

    private static String roundTrip(MeasuredConnection connection) {
        TcpMeasurement tcp = connection.tcp();
        return tcp == null || tcp.info().rttMicros() == 0
                ? none()
                : DurationText.measured(Duration.ofNanos(tcp.info().rttMicros() * 1_000));
    }

    private static String rate(@Nullable Double perSecond) {
        return perSecond == null
                ? none()
                : Texts.get("cli.connections.perSecond", ByteText.of(Math.round(perSecond)));
    }

    private static String resent(MeasuredConnection connection) {
        TcpMeasurement tcp = connection.tcp();
        return tcp == null ? none() : Long.toString(tcp.info().retransmits());
    }

    /** Each ailment once: of a process that leaks, not once for each of its connections. */
    private List<String> ailing(List<MeasuredConnection> shown) {
        Set<String> lines = new LinkedHashSet<>();
        for (MeasuredConnection each : shown) {
            for (Ailment ailment : each.ailments()) {
                String text = AilmentText.of(ailment, each.socket(), reading.inventory()).text();
                lines.add(
                        ailment instanceof Ailment.CloseWaitLeak
                                ? text
                                : Texts.get("cli.connections.ails", remote(each), text));
            }
        }
        List<String> all = new ArrayList<>(lines);
        if (all.size() <= MOST_AILMENTS) {
            return all;
        }
        List<String> few = new ArrayList<>(all.subList(0, MOST_AILMENTS));
        few.add(Texts.get("cli.connections.more", all.size() - MOST_AILMENTS));
        return few;
    }

    private static String none() {
        return Texts.get("socket.notApplicable");
    }
}
