package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.inventory.connection.MeasuredConnection;
import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.view.chart.Trail;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Follows what flows over connections from reading to reading. What shows the same stays the same
 * object, so that its row is left alone. Belongs to one thread at a time.
 */
final class Flows {
    /** While nobody looked for longer, what flowed then is not told from what flowed before. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** With more connections than this only those over which something flows have a trail. */
    private static final int FEW = 5_000;

    private final MachineSummary machine;
    private Map<SocketKey, Followed> followed = new HashMap<>();
    private @Nullable Instant began;
    private int second;

    Flows(MachineSummary machine) {
        this.machine = machine;
    }

    /** The second of the last reading, as trails count them. */
    int second() {
        return second;
    }

    /** The connections of a reading. */
    List<Flow> take(ConnectionReading reading) {
        Instant start = began == null ? reading.takenAt() : began;
        began = start;
        int from = second + 1;
        second = (int) Duration.between(start, reading.takenAt()).toSeconds();
        boolean few = reading.connections().size() <= FEW;
        boolean continues = reading.interval().compareTo(LONGEST) <= 0;
        var next = new HashMap<SocketKey, Followed>(reading.connections().size() * 2);
        var flows = new ArrayList<Flow>(reading.connections().size());
        for (MeasuredConnection each : reading.connections()) {
            Followed known = followed.get(each.socket().key());
            if (known == null) {
                known = new Followed(reach(each), reading.takenAt().minus(each.age().seen()));
            }
            next.put(each.socket().key(), known);
            known.few = few;
            flows.add(known.flow(each, reading.inventory(), continues, from, second));
        }
        followed = next;
        return flows;
    }

    private Reach reach(MeasuredConnection connection) {
        Endpoint remote = Objects.requireNonNull(connection.socket().remote(), "a peer");
        return switch (connection.peer()) {
            case PeerEnd.Here _, PeerEnd.Redirected _ -> Reach.MACHINE;
            case PeerEnd.Elsewhere _ -> Reach.of(remote.address(), machine);
        };
    }

    /** What is kept of one connection. */
    private static final class Followed {
        private final Reach reach;
        private final Instant firstSeen;
        private boolean few;
        private @Nullable TcpInfo last;
        private @Nullable Trail trail;
        private @Nullable Flow made;

        Followed(Reach reach, Instant firstSeen) {
            this.reach = reach;
            this.firstSeen = firstSeen;
        }

        Flow flow(
                MeasuredConnection connection,
                Inventory inventory,
                boolean continues,
                int from,
                int to) {
            TcpInfo info = connection.tcp() == null ? null : connection.tcp().info();
            MeasuredConnection.Flow flowed = continues ? connection.flow() : null;
            double down = flowed == null ? Double.NaN : flowed.received();
            double up = flowed == null ? Double.NaN : flowed.sent();
            if (to >= from) {
                follow(info, down, up, from, to);
            }
            last = info;
            var now =
                    new Flow(
                            connection.socket(),
                            inventory.owners(connection.socket()),
                            peer(connection, inventory),
                            reach,
                            info,
                            down,
                            up,
                            firstSeen,
                            !connection.age().sawOpening(),
                            trail,
                            AilingWords.first(connection, inventory));
            Flow before = made;
            if (before == null || !before.equals(now)) {
                made = now;
                return now;
            }
            return before;
        }

        private void follow(@Nullable TcpInfo info, double down, double up, int from, int to) {
            TcpInfo was = last;
            boolean moved =
                    info != null
                            && was != null
                            && (down > 0 || up > 0 || info.rttMicros() != was.rttMicros());
            if (trail == null && (moved || few && info != null)) {
                trail = new Trail();
                moved = true; // what was measured last is worth a sample
            }
            if (trail != null) {
                trail.add(
                        from,
                        to,
                        (float) down,
                        (float) up,
                        moved && info != null && info.rttMicros() > 0
                                ? info.rttMicros()
                                : Trail.NONE);
            }
        }

        private static @Nullable ProcessDetails peer(
                MeasuredConnection connection, Inventory inventory) {
            SocketEntry end = connection.peer().end();
            List<ProcessDetails> owners = end == null ? List.of() : inventory.owners(end);
            return owners.isEmpty() ? null : owners.getFirst();
        }
    }
}
