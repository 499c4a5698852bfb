package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.Age;
import dev.bindsight.inventory.connection.MeasuredConnection.Flow;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessDetails;
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
 * seen, what ails it. Touches nothing; belongs to one thread at a time.
 */
public final class ConnectionWatch {
    private final Ailments ailments = new Ailments();
    private final Predicate<IpAddress> isHere;
    private Map<SocketKey, MeasuredConnection> before = Map.of();
    private long measuredBefore;
    private boolean first = true;

    /**
     * From nothing.
     *
     * @param isHere whether an address is one of this machine
     */
    public ConnectionWatch(Predicate<IpAddress> isHere) {
        this.isHere = isHere;
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
        var ends = new PeerEnds(inventory.entries(), isHere);
        var found = new ArrayList<MeasuredConnection>();
        for (SocketEntry socket : inventory.entries()) {
            if (socket.remote() != null && !socket.isListening()) {
                MeasuredConnection earlier = before.get(socket.key());
                TcpMeasurement tcp = measured.tcp().get(socket.key());
                found.add(
                        new MeasuredConnection(
                                socket,
                                tcp,
                                measured.drops().get(socket.key()),
                                flow(earlier, tcp, interval),
                                age(socket, inventory, earlier, interval, at),
                                ends.of(socket),
                                List.of()));
            }
        }
        List<MeasuredConnection> told = ailments.of(found, before, interval);
        Map<SocketKey, MeasuredConnection> now = HashMap.newHashMap(told.size());
        told.forEach(each -> now.put(each.socket().key(), each));
        before = now;
        measuredBefore = measured.nanos();
        first = false;
        return new ConnectionReading(at, interval, inventory, told);
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
        return new Age(Duration.ZERO, !first, limit(socket, inventory, at));
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
