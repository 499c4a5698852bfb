package dev.bindsight.json;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.Flow;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.json.OwnershipJson.ProcessJson;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.Uid;
import dev.bindsight.model.fact.Ailment;
import dev.bindsight.words.AilmentText;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code connections} answers, written one by one: {@code takenAt}, when they were measured;
 * {@code intervalMicros}, the time between the two readings; {@code connections}.
 */
public final class ConnectionsJson {
    private ConnectionsJson() {}

    /**
     * Writes a reading.
     *
     * @param shown those of its connections to be listed, in order
     * @param userName the name of a user, or the number as text
     */
    public static void write(
            OutputStream out,
            ConnectionReading reading,
            List<MeasuredConnection> shown,
            Function<Uid, String> userName) {
        var owners = new SharedOwners(reading.inventory(), new JsonText());
        JsonStream document =
                new JsonText(owners)
                        .stream(out)
                                .field("takenAt", reading.takenAt())
                                .field("intervalMicros", reading.interval())
                                .begin("connections");
        for (MeasuredConnection each : shown) {
            document.element(ConnectionJson.of(each, reading.inventory(), userName, owners));
        }
        document.endList().end();
    }

    /**
     * One connection.
     *
     * @param socket its fields stand beside those of the connection
     * @param rttMicros smoothed round-trip time, absent before it was measured
     * @param rttVarMicros its mean deviation
     * @param minRttMicros the least that was measured lately
     * @param retransmits segments sent again
     * @param bytesSent bytes sent, without those sent again
     * @param bytesReceived bytes received in order
     * @param sentPerSecond bytes per second that the peer acknowledged between the readings
     * @param receivedPerSecond bytes per second received in order between the readings
     * @param congestionControl its name
     * @param congestionWindow the congestion window, in segments
     * @param drops datagrams that the UDP socket threw away
     * @param mptcp whether it is an MPTCP connection: its bytes count each once, its round trip is
     *     that of the fastest subflow
     * @param subflows the TCP connections that carry it
     * @param peerProcesses who has the other end open on this machine, absent where it is elsewhere
     *     or no owner is seen
     * @param redirected whether the address is of this machine and no socket here has this one for
     *     its peer; absent if not
     * @param seenForMicros how long it has been seen; of a verb the time between its readings
     * @param ailments what ails it
     */
    private record ConnectionJson(
            SocketJson socket,
            @Nullable Long rttMicros,
            @Nullable Long rttVarMicros,
            @Nullable Long minRttMicros,
            @Nullable Long retransmits,
            @Nullable Long bytesSent,
            @Nullable Long bytesReceived,
            @Nullable Long sentPerSecond,
            @Nullable Long receivedPerSecond,
            @Nullable String congestionControl,
            @Nullable Long congestionWindow,
            @Nullable Long drops,
            @Nullable Boolean mptcp,
            @Nullable List<ConnectionJson> subflows,
            @Nullable List<ProcessJson> peerProcesses,
            @Nullable Boolean redirected,
            Duration seenForMicros,
            List<AilmentJson> ailments)
            implements ShapeWriter.Unwrapping {
        @Override
        public boolean unwraps(Object component) {
            return component == socket;
        }

        static ConnectionJson of(
                MeasuredConnection connection,
                Inventory inventory,
                Function<Uid, String> userName,
                SharedOwners owners) {
            TcpMeasurement tcp = connection.tcp();
            Flow flow = connection.flow();
            TcpMeasurement timed = tcp != null && tcp.info().rttMicros() > 0 ? tcp : null;
            SocketEntry end = connection.peer().end();
            return new ConnectionJson(
                    SocketJson.of(
                            connection.socket(),
                            inventory,
                            userName,
                            owners.of(connection.socket().ownership())),
                    timed == null ? null : timed.info().rttMicros(),
                    timed == null ? null : timed.info().rttVarianceMicros(),
                    tcp == null ? null : tcp.minRttMicros(),
                    tcp == null ? null : tcp.info().retransmits(),
                    tcp == null ? null : tcp.bytesSentOnce(),
                    tcp == null ? null : tcp.info().bytesReceived(),
                    flow == null ? null : Math.round(flow.sent()),
                    flow == null ? null : Math.round(flow.received()),
                    tcp == null ? null : tcp.congestionControl(),
                    tcp == null ? null : tcp.congestionWindow(),
                    connection.drops(),
                    connection.isMptcp() ? true : null,
                    Absent.ifEmpty(
                            connection.subflows().stream()
                                    .map(each -> of(each, inventory, userName, owners))
                                    .toList()),
                    end == null ? null : Absent.ifEmpty(owners.of(end.ownership()).processes()),
                    connection.peer() instanceof PeerEnd.Redirected ? true : null,
                    connection.age().seen(),
                    connection.ailments().stream()
                            .map(each -> AilmentJson.of(each, connection, inventory))
                            .toList());
        }
    }

    /**
     * What ails a connection.
     *
     * @param kind {@code close-wait-leak}, {@code peer-not-reading}, {@code not-reading}, {@code
     *     peer-gone}, {@code no-answer} or {@code self-connected}; more may come
     * @param text the same as a sentence
     */
    private record AilmentJson(String kind, String text) {
        static AilmentJson of(Ailment ailment, MeasuredConnection connection, Inventory inventory) {
            return new AilmentJson(
                    ailment.kind(), AilmentText.of(ailment, connection.socket(), inventory).text());
        }
    }
}
