package dev.bindsight.view.connections;

import dev.bindsight.view.chart.Trail;
import dev.bindsight.view.connections.ConnectionRow.Head;
import dev.bindsight.view.connections.ConnectionRow.Link;
import dev.bindsight.view.connections.ConnectionsQuery.NoteKey;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Shape;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How connections stand together. Belongs to one thread at a time. */
final class ConnectionsShape implements Shape<ConnectionRow> {
    private final Map<GroupKey, Sum> sums = new HashMap<>();
    private ConnectionsQuery query;
    private int from;
    private int second;

    ConnectionsShape(ConnectionsQuery first) {
        query = first;
    }

    /**
     * Answers a question from now on.
     *
     * @param since the first second that was read now
     * @param until the second it is
     */
    ConnectionsShape on(ConnectionsQuery asked, int since, int until) {
        if (asked.grouped() != query.grouped()) {
            sums.clear();
        }
        query = asked;
        from = since;
        second = until;
        return this;
    }

    /** Forgets the groups that went. */
    void settle() {
        sums.values().removeIf(sum -> sum.touched < second);
    }

    @Override
    public @Nullable Object group(ConnectionRow facts) {
        return facts instanceof Link link ? GroupKey.of(link.flow(), query.grouped()) : null;
    }

    @Override
    public boolean isOpen(Object group) {
        return group instanceof GroupKey key && query.isOpen(key);
    }

    @Override
    public ConnectionRow head(Object group, List<ConnectionRow> members, boolean open) {
        GroupKey key = (GroupKey) group;
        int count = 0;
        double down = Double.NaN;
        double up = Double.NaN;
        long unread = 0;
        long unsent = 0;
        Long resent = null;
        Flow oldest = null;
        Flow any = null;
        for (ConnectionRow each : members) {
            if (!(each instanceof Link link)) {
                continue;
            }
            Flow flow = link.flow();
            any = flow;
            if (link.mark() == Mark.GONE) {
                continue;
            }
            count++;
            down = plus(down, flow.down());
            up = plus(up, flow.up());
            unread += flow.socket().recvQ();
            unsent += flow.socket().sendQ();
            Long again = flow.resent();
            if (again != null) {
                resent = resent == null ? again : Long.valueOf(resent + again);
            }
            oldest =
                    oldest == null || flow.firstSeen().isBefore(oldest.firstSeen()) ? flow : oldest;
        }
        Flow first = oldest == null ? any : oldest;
        var totals =
                new Totals(
                        count,
                        down,
                        up,
                        unread,
                        unsent,
                        resent,
                        first == null ? Instant.EPOCH : first.firstSeen(),
                        first != null && first.atLeast(),
                        sum(key, down, up));
        return new Head(key, first == null ? null : first.owner(), totals, open);
    }

    private @Nullable Trail sum(GroupKey key, double down, double up) {
        Sum sum = sums.computeIfAbsent(key, _ -> new Sum());
        if (sum.touched < second) {
            sum.touched = second;
            if (down > 0 || up > 0 || sum.trail != null) {
                Trail trail = sum.trail == null ? new Trail() : sum.trail;
                trail.add(from, second, (float) down, (float) up, Trail.NONE);
                sum.trail = trail;
            }
        }
        return sum.trail;
    }

    private static double plus(double sum, double more) {
        return Double.isNaN(more) ? sum : Double.isNaN(sum) ? more : sum + more;
    }

    @Override
    public List<Shape.Note<ConnectionRow>> notes(Object group, List<ConnectionRow> members) {
        GroupKey key = (GroupKey) group;
        Map<String, Flow> kinds = new LinkedHashMap<>();
        for (ConnectionRow each : members) {
            if (each instanceof Link link && link.mark() != Mark.GONE) {
                Ailing ailing = link.flow().ailment();
                if (ailing != null && ailing.folds()) {
                    kinds.putIfAbsent(ailing.kind(), link.flow());
                }
            }
        }
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Shape.Note<ConnectionRow>> notes = new ArrayList<>();
        kinds.forEach((kind, flow) -> {
            boolean open = query.isOpen(new NoteKey(key, kind));
            Ailing ailing = flow.ailment();
            if (ailing != null) {
                notes.add(
                        new Shape.Note<>(
                                kind, new ConnectionRow.Note(key, ailing, flow, open), open));
            }
        });
        return notes;
    }

    @Override
    public @Nullable Object foldedUnder(ConnectionRow facts) {
        Ailing ailing = facts instanceof Link link ? link.flow().ailment() : null;
        return ailing != null && ailing.folds() ? ailing.kind() : null;
    }

    @Override
    public @Nullable ConnectionRow below(ConnectionRow facts) {
        if (!(facts instanceof Link(Flow flow, var _, Mark mark)) || mark == Mark.GONE) {
            return null;
        }
        Ailing ailing = flow.ailment();
        // one sentence for all of a process; without heads the chip counts them
        return ailing == null || ailing.folds()
                ? null
                : new ConnectionRow.Note(null, ailing, flow, null);
    }

    /** What flows in a group. */
    private static final class Sum {
        private @Nullable Trail trail;
        private int touched = Integer.MIN_VALUE;
    }
}
