package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.json.ConnectionsJson;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.Uid;
import dev.bindsight.view.ports.OwnerText;
import dev.bindsight.words.SocketText;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which one connection is copied, in the order of the menu. */
enum ConnectionCopy {
    /** The address of the other end. */
    PEER,
    /** Both ends. */
    ENDS,
    /** The cells of its row, with tabs between them. */
    ROW,
    /** A line as {@code ss -tinpH} would print it. */
    SS_LINE,
    /** The connection as {@code bindsight connections --json} prints it. */
    JSON;

    /**
     * A connection as text.
     *
     * @param measured what was measured on it, absent where it is gone
     * @param reading what was read last
     * @param userName the name of a user, or the number as text
     */
    String text(
            Flow flow,
            @Nullable MeasuredConnection measured,
            ConnectionReading reading,
            Function<Uid, String> userName,
            Instant now) {
        return switch (this) {
            case PEER -> SocketText.endpoint(flow.remote());
            case ENDS -> SocketText.local(flow.socket()) + " " + SocketText.endpoint(flow.remote());
            case ROW -> row(flow, now);
            case SS_LINE -> ss(flow, measured == null ? null : measured.tcp());
            case JSON -> json(measured, reading, userName);
        };
    }

    private static String row(Flow flow, Instant now) {
        return String.join(
                "\t",
                name(flow.owner()),
                SocketText.local(flow.socket()),
                SocketText.endpoint(flow.remote()),
                name(flow.peer()),
                flow.socket().stateLabel(),
                RowWords.roundTrip(flow.rttMicros()),
                RowWords.rate(flow.down()),
                RowWords.rate(flow.up()),
                RowWords.queues(flow.socket().recvQ(), flow.socket().sendQ()),
                flow.resent() == null ? RowWords.none() : Long.toString(flow.resent()),
                RowWords.age(flow.firstSeen(), flow.atLeast(), now));
    }

    private static String name(@Nullable ProcessDetails process) {
        return process == null
                ? RowWords.none()
                : OwnerText.name(process) + " " + process.pid().number();
    }

    /** In the words of ss(8), which are those of no language. */
    private static String ss(Flow flow, @Nullable TcpMeasurement tcp) {
        var line =
                new StringBuilder(
                        String.join(
                                " ",
                                stateInSs(flow.socket()),
                                Long.toString(flow.socket().recvQ()),
                                Long.toString(flow.socket().sendQ()),
                                SocketText.local(flow.socket()),
                                SocketText.endpoint(flow.remote())));
        if (!flow.owners().isEmpty()) {
            line.append(
                    flow.owners().stream()
                            .map(each ->
                                    "(\"" + each.name() + "\",pid=" + each.pid().number() + ")")
                            .collect(Collectors.joining(",", " users:(", ")")));
        }
        if (tcp != null) {
            if (tcp.congestionControl() != null) {
                line.append(' ').append(tcp.congestionControl());
            }
            line.append(
                    String.format(
                            Locale.ROOT,
                            " rtt:%.3f/%.3f mss:%d pmtu:%d cwnd:%d bytes_acked:%d"
                                    + " bytes_received:%d",
                            tcp.info().rttMicros() / 1e3,
                            tcp.info().rttVarianceMicros() / 1e3,
                            tcp.segmentSize(),
                            tcp.pathMtu(),
                            tcp.congestionWindow(),
                            tcp.info().bytesAcked(),
                            tcp.info().bytesReceived()));
            add(line, "bytes_sent", tcp.bytesSent());
            add(line, "bytes_retrans", tcp.bytesResent());
            add(line, "segs_out", tcp.segmentsSent());
            add(line, "snd_wnd", tcp.sendWindow());
            add(line, "rcv_wnd", tcp.receiveWindow());
            add(line, "notsent", tcp.unsent());
        }
        return line.toString();
    }

    /** The words of {@code sstate_name} in ss.c of iproute2. */
    private static String stateInSs(SocketEntry socket) {
        return switch (socket.state()) {
            case ESTABLISHED -> "ESTAB";
            case FIN_WAIT1 -> "FIN-WAIT-1";
            case FIN_WAIT2 -> "FIN-WAIT-2";
            case CLOSE -> "UNCONN";
            default -> socket.stateLabel().replace('_', '-');
        };
    }

    private static void add(StringBuilder line, String name, @Nullable Long value) {
        if (value != null) {
            line.append(' ').append(name).append(':').append(value);
        }
    }

    private static String json(
            @Nullable MeasuredConnection measured,
            ConnectionReading reading,
            Function<Uid, String> userName) {
        var out = new ByteArrayOutputStream();
        ConnectionsJson.write(
                out, reading, measured == null ? List.of() : List.of(measured), userName);
        return out.toString(StandardCharsets.UTF_8);
    }
}
