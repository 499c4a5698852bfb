package dev.bindsight.inventory.connection;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Ailment;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What ails connections. Everything but a connect to itself has to show in two readings: one may
 * have met a moment.
 */
final class Ailments {
    /** So many in CLOSE_WAIT are no longer those that a busy program is just about to close. */
    private static final int MANY = 20;

    /** A program that closes at all has closed after so long. */
    private static final Duration LONG = Duration.ofSeconds(10);

    /** What one process has in CLOSE_WAIT. */
    private static final class Leak {
        private int count;
        private int old;
        private int more;
        private Duration oldest = Duration.ZERO;

        boolean isOne(int before) {
            return old >= MANY || count >= MANY && before >= MANY && count > before;
        }
    }

    /** When an ailment that lasts was seen first, so that it is told how long. */
    private Map<SocketKey, Duration> lasting = new HashMap<>();

    /** How many each process had in CLOSE_WAIT in the reading before. */
    private Map<ProcessRef, Leak> leaksBefore = Map.of();

    private boolean hadAny;

    /**
     * Tells what ails the connections of a reading.
     *
     * @param whose what was told of each in the reading before
     * @param interval the time between both
     */
    List<MeasuredConnection> of(
            List<MeasuredConnection> now, List<FollowedSocket> whose, Duration interval) {
        var leaks = new HashMap<ProcessRef, Leak>();
        var closing = new ArrayList<Integer>();
        var still = new HashMap<SocketKey, Duration>();
        var told = new ArrayList<MeasuredConnection>(now.size());
        var found = new ArrayList<Ailment>();
        for (int i = 0; i < now.size(); i++) {
            MeasuredConnection each = now.get(i);
            FollowedSocket followed = whose.get(i);
            TcpState state = each.socket().state();
            if (state == TcpState.ESTABLISHED && followed.isSelf()) {
                found.add(new Ailment.SelfConnected());
            }
            if (followed.earlier() != null && each.socket().protocol() == Protocol.TCP) {
                addStuck(each, followed.earlier(), interval, still, found);
            }
            if (state == TcpState.CLOSE_WAIT) {
                count(each, followed.earlier(), leaks);
                closing.add(i);
            }
            told.add(found.isEmpty() ? each : each.with(found));
            found.clear();
        }
        for (int i : closing) {
            addLeak(told, i, leaks);
        }
        lasting = still;
        leaksBefore = leaks;
        hadAny = !now.isEmpty();
        return told;
    }

    private void addStuck(
            MeasuredConnection now,
            MeasuredConnection earlier,
            Duration interval,
            Map<SocketKey, Duration> still,
            List<Ailment> found) {
        TcpMeasurement tcp = now.tcp();
        if (now.socket().state() == TcpState.SYN_SENT
                && earlier.socket().state() == TcpState.SYN_SENT) {
            found.add(new Ailment.NoAnswer(tcp == null ? null : tcp.unanswered()));
            return;
        }
        // what was before is looked into only of those that may ail: all others are many
        if (tcp == null || !isClosed(now, tcp) && !isUnanswered(now, tcp) && !isFull(now, tcp)) {
            return;
        }
        TcpMeasurement then = earlier.tcp();
        if (then == null) {
            return;
        }
        SocketKey key = now.socket().key();
        boolean moved = tcp.info().bytesAcked() != then.info().bytesAcked();
        if (!moved && isClosed(now, tcp) && isClosed(earlier, then)) {
            Duration since = since(key, interval);
            still.put(key, since);
            found.add(new Ailment.PeerNotReading(now.socket().sendQ(), since));
        } else if (!moved && isUnanswered(now, tcp) && isUnanswered(earlier, then)) {
            found.add(
                    new Ailment.PeerGone(
                            tcp.unanswered(),
                            now.socket().sendQ(),
                            Duration.ofMillis(tcp.sinceHeardMillis())));
        }
        if (isFull(now, tcp)
                && isFull(earlier, then)
                && tcp.info().bytesReceived() == then.info().bytesReceived()
                && now.socket().recvQ() >= earlier.socket().recvQ()) {
            Duration since = since(key, interval);
            still.put(key, since);
            found.add(new Ailment.NotReading(now.socket().recvQ(), since));
        }
    }

    private Duration since(SocketKey key, Duration interval) {
        return lasting.getOrDefault(key, Duration.ZERO).plus(interval);
    }

    /** Whether bytes wait for a peer that takes none. */
    private static boolean isClosed(MeasuredConnection connection, TcpMeasurement tcp) {
        if (connection.socket().sendQ() <= 0) {
            return false;
        }
        Long window = tcp.sendWindow();
        return window != null && window == 0 && tcp.unacknowledged() == 0
                || timer(connection) == SocketTimer.Kind.PROBE;
    }

    private static boolean isUnanswered(MeasuredConnection connection, TcpMeasurement tcp) {
        return tcp.unanswered() > 0
                && tcp.backoff() > 0
                && tcp.unacknowledged() > 0
                && timer(connection) == SocketTimer.Kind.RETRANSMIT;
    }

    private static boolean isFull(MeasuredConnection connection, TcpMeasurement tcp) {
        if (connection.socket().recvQ() <= 0) {
            return false;
        }
        Long window = tcp.receiveWindow();
        return window != null && window == 0;
    }

    private static SocketTimer.@Nullable Kind timer(MeasuredConnection connection) {
        SocketTimer timer = connection.socket().timer();
        return timer == null ? null : timer.kind();
    }

    private void addLeak(List<MeasuredConnection> told, int place, Map<ProcessRef, Leak> leaks) {
        MeasuredConnection connection = told.get(place);
        ProcessRef owner = owner(connection);
        Leak leak = owner == null ? null : leaks.get(owner);
        if (owner != null && leak != null) {
            Leak before = leaksBefore.get(owner);
            if (leak.isOne(before == null ? 0 : before.count)) {
                var found = new ArrayList<Ailment>(connection.ailments());
                found.add(new Ailment.CloseWaitLeak(owner, leak.count, leak.more, leak.oldest));
                told.set(place, connection.with(found));
            }
        }
    }

    /** Takes in one whose peer has closed. */
    private void count(
            MeasuredConnection connection,
            @Nullable MeasuredConnection earlier,
            Map<ProcessRef, Leak> leaks) {
        ProcessRef owner = owner(connection);
        if (owner == null) {
            return;
        }
        Leak leak = leaks.computeIfAbsent(owner, _ -> new Leak());
        boolean wasWaiting = earlier != null && earlier.socket().state() == TcpState.CLOSE_WAIT;
        TcpMeasurement tcp = connection.tcp();
        Duration age =
                !wasWaiting || tcp == null
                        ? Duration.ZERO
                        : Duration.ofMillis(tcp.sinceHeardMillis());
        leak.count++;
        leak.more += wasWaiting || !hadAny ? 0 : 1;
        leak.old += age.compareTo(LONG) >= 0 ? 1 : 0;
        leak.oldest = leak.oldest.compareTo(age) < 0 ? age : leak.oldest;
    }

    /** The first process that has it open. */
    private static @Nullable ProcessRef owner(MeasuredConnection connection) {
        return connection.socket().ownership() instanceof Ownership.OwnedBy owned
                ? owned.processes().getFirst()
                : null;
    }
}
