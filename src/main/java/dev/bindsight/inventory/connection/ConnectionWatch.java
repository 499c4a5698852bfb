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
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Follows the connections of a machine from reading to reading: what flowed, since when each is
 * seen, what ails it. Belongs to one thread at a time.
 */
public final class ConnectionWatch {
    /** After more than that a connection that is new may have opened well before it was seen. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Ailments ailments = new Ailments();
    private final Predicate<IpAddress> isHere;
    private final Redirects redirects;
    private Map<SocketKey, MeasuredConnection> before = Map.of();
    private Map<SocketKey, MeasuredConnection> partsBefore = Map.of();
    private long measuredBefore;
    private boolean first = true;

    /**
     * From nothing.
     *
     * @param isHere whether an address is one of this machine
     * @param redirects tells where a connection is redirected to
     */
    public ConnectionWatch(Predicate<IpAddress> isHere, Redirects redirects) {
        this.isHere = isHere;
        this.redirects = redirects;
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
        var ends = new PeerEnds(inventory.entries(), isHere, redirects);
        var join = new MptcpJoin(inventory, measured);
        var step = new Step(inventory, measured, join, ends, interval, at);
        var found = new ArrayList<MeasuredConnection>(inventory.entries().size());
        for (SocketEntry socket : inventory.entries()) {
            if (socket.remote() != null && !socket.isListening() && !join.isSubflow(socket)) {
                found.add(
                        connection(
                                step,
                                join.of(socket),
                                socket,
                                socket.protocol() == Protocol.TCP
                                        ? measured.tcp().get(socket.key())
                                        : null,
                                List.of()));
            }
        }
        join.connections()
                .forEach((socket, parts) ->
                        found.add(
                                connection(
                                        step,
                                        socket,
                                        parts.getFirst(),
                                        join.measurement(parts),
                                        subflows(step, parts))));
        List<MeasuredConnection> told = ailments.of(found, before, interval);
        Map<SocketKey, MeasuredConnection> now = HashMap.newHashMap(told.size());
        Map<SocketKey, MeasuredConnection> parts = new HashMap<>();
        for (MeasuredConnection each : told) {
            now.put(each.socket().key(), each);
            each.subflows().forEach(part -> parts.put(part.socket().key(), part));
        }
        before = now;
        partsBefore = parts;
        measuredBefore = measured.nanos();
        first = false;
        return new ConnectionReading(at, interval, inventory, told);
    }

    /** What all connections of a reading have in common. */
    private record Step(
            Inventory inventory,
            Measurements measured,
            MptcpJoin join,
            PeerEnds ends,
            Duration interval,
            Instant at) {}

    private List<MeasuredConnection> subflows(Step step, List<SocketEntry> parts) {
        return parts.stream()
                .map(part ->
                        connection(
                                step, part, part, step.measured.tcp().get(part.key()), List.of()))
                .toList();
    }

    /**
     * One connection.
     *
     * @param listed the socket of it that the kernel lists
     */
    private MeasuredConnection connection(
            Step step,
            SocketEntry socket,
            SocketEntry listed,
            @Nullable TcpMeasurement tcp,
            List<MeasuredConnection> subflows) {
        MeasuredConnection earlier = before.get(socket.key());
        if (earlier == null && !partsBefore.isEmpty()) {
            earlier = partsBefore.get(socket.key());
        }
        PeerEnd peer = step.ends.of(listed);
        return new MeasuredConnection(
                socket,
                tcp,
                socket.protocol() == Protocol.UDP ? step.measured.drops().get(socket.key()) : null,
                flow(earlier, tcp, step.interval),
                age(socket, step.inventory, earlier, step.interval, step.at),
                peer instanceof PeerEnd.Here(SocketEntry end)
                        ? new PeerEnd.Here(step.join.of(end))
                        : peer,
                List.of(),
                subflows);
    }

    private static @Nullable Flow flow(
            @Nullable MeasuredConnection earlier, @Nullable TcpMeasurement now, Duration interval) {
        TcpMeasurement then = earlier == null ? null : earlier.tcp();
        if (then == null || now == null || !interval.isPositive()) {
            return null;
        }
        double seconds = interval.toNanos() / 1e9;
        return new Flow(
                Math.max(0, now.info().bytesAcked() - then.info().bytesAcked()) / seconds,
                Math.max(0, now.info().bytesReceived() - then.info().bytesReceived()) / seconds);
    }

    private Age age(
            SocketEntry socket,
            Inventory inventory,
            @Nullable MeasuredConnection earlier,
            Duration interval,
            Instant at) {
        if (earlier != null) {
            Age age = earlier.age();
            return new Age(
                    age.seen().plus(interval),
                    age.sawOpening(),
                    age.atMost() == null ? null : age.atMost().plus(interval));
        }
        boolean sawOpening = !first && interval.compareTo(SOON) <= 0;
        return new Age(Duration.ZERO, sawOpening, limit(socket, inventory, at));
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
