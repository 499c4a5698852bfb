package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.Age;
import dev.bindsight.inventory.connection.MeasuredConnection.Flow;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Follows the connections of a machine from reading to reading: what flowed, since when each is
 * seen, what ails it. Belongs to one thread at a time.
 */
public final class ConnectionWatch {
    /** After more than that a connection that is new may have opened well before it was seen. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Flow STILL = new Flow(0, 0);

    private final Ailments ailments = new Ailments();
    private final Redirects redirects;
    private final PeerEnds ends;
    private Map<SocketKey, FollowedSocket> joined = Map.of();
    private long measuredBefore;
    private int reading;
    private boolean first = true;

    /**
     * From nothing.
     *
     * @param isHere whether an address is one of this machine
     * @param redirects tells where a connection is redirected to
     */
    public ConnectionWatch(Predicate<IpAddress> isHere, Redirects redirects) {
        this.redirects = redirects;
        this.ends = new PeerEnds(isHere, redirects);
    }

    /**
     * Takes the next reading.
     *
     * @param inventory the sockets, and who owns them
     * @param measured what the kernel measured on them
     * @param at when that was, by the clock
     */
    public ConnectionReading next(Inventory inventory, Measurements measured, Instant at) {
        Duration interval =
                first ? Duration.ZERO : Duration.ofNanos(measured.nanos() - measuredBefore);
        redirects.begin();
        reading++;
        List<FollowedSocket> present = ends.follow(inventory.entries(), measured.tcp());
        var join = new MptcpJoin(inventory, measured);
        var step = new Step(inventory, measured, join, reading, interval, at);
        var whose = new ArrayList<FollowedSocket>(present.size());
        var found = new ArrayList<MeasuredConnection>(present.size());
        for (FollowedSocket listed : present) {
            SocketEntry socket = listed.socket();
            if (!socket.isListening() && !join.isSubflow(socket)) {
                whose.add(listed);
                found.add(connection(step, join.of(socket), listed, listed, List.of()));
            }
        }
        Map<SocketKey, FollowedSocket> joinedNow = new HashMap<>();
        join.connections()
                .forEach((socket, parts) -> {
                    FollowedSocket whole = joined(socket, join.measurement(parts));
                    joinedNow.put(socket.key(), whole);
                    whose.add(whole);
                    found.add(
                            connection(
                                    step,
                                    socket,
                                    whole,
                                    ends.of(parts.getFirst()),
                                    subflows(step, parts)));
                });
        joined = joinedNow;
        List<MeasuredConnection> told = ailments.of(found, whose, interval);
        for (int i = 0; i < whose.size(); i++) {
            whose.get(i).tell(told.get(i));
        }
        measuredBefore = measured.nanos();
        first = false;
        return new ConnectionReading(at, interval, inventory, told);
    }

    /** An MPTCP connection, which no reading lists as a socket. */
    private FollowedSocket joined(SocketEntry socket, @Nullable TcpMeasurement measured) {
        FollowedSocket known = joined.get(socket.key());
        FollowedSocket whole =
                known == null
                        ? new FollowedSocket(socket, Objects.requireNonNull(socket.remote()))
                        : known;
        whole.meet(0, 0, measured);
        return whole;
    }

    /** What all connections of a reading have in common. */
    private static final class Step {
        private final Inventory inventory;
        private final Measurements measured;
        private final MptcpJoin join;
        private final Duration interval;
        private final int reading;
        private final Instant at;
        private final IdentityHashMap<Ownership, Cohort> newcomers = new IdentityHashMap<>();

        private Step(
                Inventory inventory,
                Measurements measured,
                MptcpJoin join,
                int reading,
                Duration interval,
                Instant at) {
            this.inventory = inventory;
            this.measured = measured;
            this.join = join;
            this.reading = reading;
            this.interval = interval;
            this.at = at;
        }
    }

    private List<MeasuredConnection> subflows(Step step, List<SocketEntry> parts) {
        return parts.stream()
                .map(part -> {
                    FollowedSocket listed = ends.of(part);
                    MeasuredConnection told = connection(step, part, listed, listed, List.of());
                    listed.tell(told);
                    return told;
                })
                .toList();
    }

    /**
     * One connection.
     *
     * @param whose what is followed of it
     * @param listed the socket of it that the kernel lists
     */
    private MeasuredConnection connection(
            Step step,
            SocketEntry socket,
            FollowedSocket whose,
            FollowedSocket listed,
            List<MeasuredConnection> subflows) {
        MeasuredConnection earlier = whose.earlier();
        return new MeasuredConnection(
                socket,
                whose.measured(),
                socket.protocol() == Protocol.UDP ? step.measured.drops().get(socket.key()) : null,
                flow(whose, step.interval),
                age(step, socket, whose),
                peer(step, listed, earlier),
                List.of(),
                subflows);
    }

    private PeerEnd peer(Step step, FollowedSocket listed, @Nullable MeasuredConnection earlier) {
        FollowedSocket other = listed.other();
        if (other == null) {
            return ends.untied(listed);
        }
        SocketEntry there = step.join.of(other.socket());
        return earlier != null
                        && earlier.peer() instanceof PeerEnd.Here here
                        && here.socket() == there
                ? here
                : new PeerEnd.Here(there);
    }

    private static @Nullable Flow flow(FollowedSocket whose, Duration interval) {
        TcpInfo then = whose.earlier() == null ? null : whose.flowedBefore();
        TcpInfo now = whose.flowed();
        if (then == null || now == null || !interval.isPositive()) {
            return null;
        }
        if (then == now) {
            return STILL;
        }
        long sent = Math.max(0, now.bytesAcked() - then.bytesAcked());
        long received = Math.max(0, now.bytesReceived() - then.bytesReceived());
        double seconds = interval.toNanos() / 1e9;
        return sent == 0 && received == 0 ? STILL : new Flow(sent / seconds, received / seconds);
    }

    private Age age(Step step, SocketEntry socket, FollowedSocket whose) {
        Cohort cohort = whose.cohort();
        if (cohort == null || whose.earlier() == null) {
            cohort =
                    step.newcomers.computeIfAbsent(
                            socket.ownership(),
                            _ -> newcomers(step, limit(socket, step.inventory, step.at)));
            whose.join(cohort);
        }
        return cohort.at(step.reading, step.interval);
    }

    private Cohort newcomers(Step step, @Nullable Duration limit) {
        boolean sawOpening = !first && step.interval.compareTo(SOON) <= 0;
        return new Cohort(new Age(Duration.ZERO, sawOpening, limit), step.reading);
    }

    /** What one process alone has it cannot have had for longer than it runs, unless inherited. */
    private static @Nullable Duration limit(SocketEntry socket, Inventory inventory, Instant at) {
        if (!(socket.ownership() instanceof Ownership.OwnedBy)) {
            return null;
        }
        return inventory.owners(socket).stream()
                .map(ProcessDetails::facts)
                .map(facts -> facts.startedAt())
                .filter(started -> started != null && started.isBefore(at))
                .min(Instant::compareTo)
                .map(started -> Duration.between(started, at))
                .orElse(null);
    }
}
