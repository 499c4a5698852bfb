package dev.bindsight.inventory.connection;

import static dev.bindsight.model.TcpMeasurement.ABSENT;

import dev.bindsight.model.Inode;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.MptcpSocket;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Joins MPTCP connections to their subflows: by the token that the subflows tell, else by the inode
 * that they share, which an older kernel tells everybody.
 */
final class MptcpJoin {
    private final Map<MptcpSocket, List<SocketEntry>> subflows = new LinkedHashMap<>();
    private final Map<SocketKey, MptcpSocket> connections = new HashMap<>();
    private final Map<SocketKey, SocketEntry> rows = new HashMap<>();
    private final Map<SocketKey, TcpMeasurement> measured = new HashMap<>();

    /** Over one reading. */
    MptcpJoin(Inventory inventory, Measurements measurements) {
        if (measurements.mptcp().isEmpty()) {
            return;
        }
        var byToken = new HashMap<Long, MptcpSocket>();
        var byInode = new HashMap<Inode, MptcpSocket>();
        for (MptcpSocket each : measurements.mptcp()) {
            byToken.put(each.token(), each);
            if (each.inode() != null) {
                byInode.put(each.inode(), each);
            }
        }
        int place = -1;
        for (SocketEntry socket : inventory.entries()) {
            place++;
            if (socket.protocol() == Protocol.TCP && socket.remote() != null) {
                Long token = measurements.tokens().get(socket.key());
                MptcpSocket of = token == null ? byInode.get(socket.inode()) : byToken.get(token);
                if (of != null) {
                    connections.put(socket.key(), of);
                    TcpMeasurement tcp = measurements.tcp().get(place);
                    if (tcp != null) {
                        measured.put(socket.key(), tcp);
                    }
                    subflows.computeIfAbsent(of, _ -> new ArrayList<>()).add(socket);
                }
            }
        }
        subflows.forEach((of, parts) -> {
            SocketEntry row = row(of, parts);
            parts.forEach(part -> rows.put(part.key(), row));
        });
    }

    /** The connections that have subflows, each as one socket, with them. */
    Map<SocketEntry, List<SocketEntry>> connections() {
        Map<SocketEntry, List<SocketEntry>> all = new LinkedHashMap<>();
        subflows.forEach((of, parts) -> {
            if (!of.isFallback()) {
                all.put(of(parts.getFirst()), parts);
            }
        });
        return all;
    }

    /** Whether a socket is a subflow, and so no connection of its own. */
    boolean isSubflow(SocketEntry socket) {
        // most machines have none, and each of 100,000 is asked
        MptcpSocket of = connections.isEmpty() ? null : connections.get(socket.key());
        return of != null && !of.isFallback();
    }

    /**
     * The socket that a program has where the kernel lists this one: of a subflow its connection;
     * of a connection whose peer speaks no MPTCP itself, with the queues of the program's.
     */
    SocketEntry of(SocketEntry listed) {
        return rows.isEmpty() ? listed : rows.getOrDefault(listed.key(), listed);
    }

    /** What was measured on all subflows of a connection, absent where nothing was. */
    @Nullable TcpMeasurement measurement(List<SocketEntry> parts) {
        List<TcpMeasurement> all =
                parts.stream()
                        .map(each -> measured.get(each.key()))
                        .filter(Objects::nonNull)
                        .toList();
        MptcpSocket of = connections.get(parts.getFirst().key());
        return of == null || all.isEmpty() ? null : together(of, all);
    }

    private SocketEntry row(MptcpSocket of, List<SocketEntry> parts) {
        SocketEntry first = parts.getFirst();
        // the one that fares best tells what the connection waits for
        SocketEntry best = first;
        for (SocketEntry part : parts) {
            best = unanswered(part) < unanswered(best) ? part : best;
        }
        SocketTimer timer = best.timer();
        return new SocketEntry(
                of.isFallback() ? first.key() : of.key(),
                Protocol.TCP,
                of.local().address().family(),
                of.local(),
                of.remote(),
                first.interfaceName(),
                of.state(),
                of.recvQ(),
                of.sendQ(),
                first.uid(),
                of.inode(),
                first.cgroup(),
                first.v6only(),
                timer,
                first.ownership(),
                first.namespace());
    }

    private int unanswered(SocketEntry part) {
        TcpMeasurement tcp = measured.get(part.key());
        return tcp == null ? Integer.MAX_VALUE : tcp.unanswered();
    }

    /**
     * Bytes as MPTCP counts them, each once; before Linux 6.5, which does not count them, as the
     * subflows do, so that a byte that was sent over two counts twice. The round trip is that of
     * the fastest subflow.
     */
    private static TcpMeasurement together(MptcpSocket of, List<TcpMeasurement> all) {
        MptcpSocket.Counted counted = of.counted();
        TcpInfo fastest =
                all.stream()
                        .map(TcpMeasurement::info)
                        .filter(info -> info.rttMicros() > 0)
                        .reduce((one, other) -> one.rttMicros() <= other.rttMicros() ? one : other)
                        .orElse(all.getFirst().info());
        var info =
                new TcpInfo(
                        fastest.rttMicros(),
                        fastest.rttVarianceMicros(),
                        sum(all, each -> each.info().retransmits()),
                        counted == null
                                ? sum(all, each -> each.info().bytesAcked())
                                : counted.acknowledged(),
                        counted == null
                                ? sum(all, each -> each.info().bytesReceived())
                                : counted.received());
        String control = all.getFirst().congestionControl();
        boolean alike =
                all.stream().allMatch(each -> Objects.equals(each.congestionControl(), control));
        return new TcpMeasurement(
                info,
                merge(all, TcpMeasurement::minRttMicros, Math::min),
                (int) least(all, TcpMeasurement::unanswered),
                (int) least(all, TcpMeasurement::probes),
                (int) least(all, TcpMeasurement::backoff),
                least(all, TcpMeasurement::timeoutMicros),
                sum(all, TcpMeasurement::unacknowledged),
                sum(all, TcpMeasurement::congestionWindow),
                least(all, TcpMeasurement::segmentSize),
                least(all, TcpMeasurement::pathMtu),
                least(all, TcpMeasurement::sinceSentMillis),
                least(all, TcpMeasurement::sinceReceivedMillis),
                least(all, TcpMeasurement::sinceHeardMillis),
                merge(all, TcpMeasurement::segmentsSent, Long::sum),
                counted == null ? merge(all, TcpMeasurement::bytesSent, Long::sum) : counted.sent(),
                counted == null
                        ? merge(all, TcpMeasurement::bytesResent, Long::sum)
                        : counted.resent(),
                merge(all, TcpMeasurement::unsent, Long::sum),
                all.size() == 1 ? merge(all, TcpMeasurement::deliveryRate, Long::sum) : ABSENT,
                merge(all, TcpMeasurement::sendWindow, Math::max),
                merge(all, TcpMeasurement::receiveWindow, Math::max),
                merge(all, TcpMeasurement::receiveBuffer, Math::max),
                alike ? control : null);
    }

    private static long sum(List<TcpMeasurement> all, ToLongFunction<TcpMeasurement> value) {
        return all.stream().mapToLong(value).sum();
    }

    private static long least(List<TcpMeasurement> all, ToLongFunction<TcpMeasurement> value) {
        return all.stream().mapToLong(value).min().orElse(0);
    }

    private static long merge(
            List<TcpMeasurement> all,
            Function<TcpMeasurement, @Nullable Long> value,
            BinaryOperator<Long> operator) {
        return all.stream().map(value).filter(Objects::nonNull).reduce(operator).orElse(ABSENT);
    }
}
