package dev.bindsight.view.connections;

import dev.bindsight.inventory.MachineSummary;
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

/**
 * Follows connections from reading to reading: what flowed between two, since when each was seen,
 * and who is at its other end. Belongs to one thread at a time.
 */
final class Flows {
    /** While nobody looked for longer, what flowed then is not told from what flowed before. */
    private static final double LONGEST = 15;

    private final MachineSummary machine;
    private Map<SocketKey, Followed> followed = new HashMap<>();
    private @Nullable Instant began;
    private @Nullable Instant before;

    Flows(MachineSummary machine) {
        this.machine = machine;
    }

    /** The second of the last reading, as trails count them. */
    int second() {
        return second(before);
    }

    private int second(@Nullable Instant at) {
        return at == null || began == null ? 0 : (int) Duration.between(began, at).toSeconds();
    }

    /** The connections of a reading. */
    List<Flow> take(ConnectionsReading reading) {
        Inventory inventory = reading.inventory();
        Instant now = reading.measuredAt();
        boolean first = began == null;
        began = first ? now : began;
        double seconds =
                before == null ? 0 : Duration.between(before, now).toNanos() / 1_000_000_000.0;
        int from = second(before) + 1;
        int to = second(now);
        before = now;
        var next = new HashMap<SocketKey, Followed>(followed.size() * 2);
        var flows = new ArrayList<Flow>(followed.size() + 16);
        OtherEnds ends = null;
        for (SocketEntry entry : inventory.entries()) {
            if (entry.remote() == null) {
                continue;
            }
            Followed known = followed.get(entry.key());
            if (known == null) {
                known = new Followed(now, first, Reach.of(entry.remote().address(), machine));
            }
            next.put(entry.key(), known);
            if (known.peer == null && known.reach == Reach.MACHINE) {
                ends = ends == null ? new OtherEnds(inventory) : ends;
                known.peer = ends.process(entry);
            }
            known.measure(reading.measured().get(entry.key()), seconds, from, to);
            flows.add(known.flow(entry, inventory.owners(entry)));
        }
        followed = next;
        return flows;
    }

    /** What is kept of one connection. */
    private static final class Followed {
        private final Instant firstSeen;
        private final boolean atLeast;
        private final Reach reach;
        private @Nullable ProcessDetails peer;
        private @Nullable TcpInfo last;
        private @Nullable Trail trail;
        private double down = Double.NaN;
        private double up = Double.NaN;
        private @Nullable Flow made;

        Followed(Instant firstSeen, boolean atLeast, Reach reach) {
            this.firstSeen = firstSeen;
            this.atLeast = atLeast;
            this.reach = reach;
        }

        void measure(@Nullable TcpInfo info, double seconds, int from, int to) {
            TcpInfo was = last;
            last = info;
            if (info == null || was == null || seconds <= 0 || seconds > LONGEST) {
                down = Double.NaN;
                up = Double.NaN;
                if (trail != null && to >= from) {
                    trail.add(from, to, Trail.NONE, Trail.NONE, Trail.NONE);
                }
                return;
            }
            down = Math.max(0, info.bytesReceived() - was.bytesReceived()) / seconds;
            up = Math.max(0, info.bytesAcked() - was.bytesAcked()) / seconds;
            boolean moved = down > 0 || up > 0 || info.rttMicros() != was.rttMicros();
            if (trail == null && !moved) {
                return;
            }
            Trail into = trail == null ? new Trail() : trail;
            trail = into;
            if (to >= from) {
                into.add(
                        from,
                        to,
                        (float) down,
                        (float) up,
                        moved && info.rttMicros() > 0 ? info.rttMicros() : Trail.NONE);
            }
        }

        /** The same object where nothing changed, so that its row is left alone. */
        Flow flow(SocketEntry entry, List<ProcessDetails> owners) {
            TcpInfo info = last;
            var now =
                    new Flow(
                            entry, owners, peer, reach, info, down, up, firstSeen, atLeast, trail,
                            null);
            if (made == null || !made.equals(now)) {
                made = now;
            }
            return made;
        }
    }

    /** Which process has the other end of a connection within this machine. */
    private static final class OtherEnds {
        private final Map<Ends, SocketEntry> all = new HashMap<>();
        private final Inventory inventory;

        private record Ends(Endpoint local, Endpoint remote) {}

        OtherEnds(Inventory inventory) {
            this.inventory = inventory;
            for (SocketEntry entry : inventory.entries()) {
                Endpoint remote = entry.remote();
                if (remote != null) {
                    all.put(new Ends(plain(entry.local()), plain(remote)), entry);
                }
            }
        }

        @Nullable ProcessDetails process(SocketEntry of) {
            Endpoint remote = of.remote();
            SocketEntry other =
                    remote == null ? null : all.get(new Ends(plain(remote), plain(of.local())));
            List<ProcessDetails> owners = other == null ? List.of() : inventory.owners(other);
            return owners.isEmpty() ? null : owners.getFirst();
        }

        private static Endpoint plain(Endpoint end) {
            return new Endpoint(end.address().unmapped(), end.port());
        }
    }
}
