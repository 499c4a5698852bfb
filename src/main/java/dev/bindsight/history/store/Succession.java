package dev.bindsight.history.store;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Predecessor;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who had a place before those who have it now. It is said where the record leaves no other answer:
 * who has it now is who the record knows of, nobody else shared it, and no clock was set between.
 */
final class Succession {
    /** The latest of a port; what began before them all and lasted is found by its time. */
    static final String LATEST =
            "SELECT "
                    + Rows.SPAN
                    + ", s.socket FROM span s WHERE s.port = ? ORDER BY s.begun DESC LIMIT ?";

    /** What had begun before an instant and lasted at it. */
    static final String LASTING =
            "SELECT "
                    + Rows.SPAN
                    + ", s.socket FROM lasting l JOIN span s ON s.id = l.id WHERE l.begun <= ?1"
                    + " AND l.ended >= ?1 AND l.low <= ?2 AND l.high >= ?2";

    /** How often the clock was set since an instant, or back since another. */
    static final String CLOCKS =
            "SELECT count(*) FROM event e WHERE e.port IS NULL AND e.at >= ?1 AND e.kind = ?2"
                    + " AND (e.at >= ?3 OR e.number < 0)";

    /**
     * Times in which nobody looked, with those that end in the very look, or somebody had a port
     * unseen.
     */
    static final String GAPS =
            "SELECT (SELECT count(*) FROM gap WHERE ended >= ?1 AND begun < ?2)"
                    + " + (SELECT count(*) FROM event e WHERE e.port = ?3 AND e.at > ?1"
                    + " AND e.at <= ?2 AND e.kind = ?4)";

    private static final int MOST = 100;

    /** A recorder that has not looked for so long may have missed something. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Connection database;
    private final Rows rows;
    private final Pulse pulse;
    private final boolean alive;

    Succession(Connection database, Rows rows, Pulse pulse, boolean alive) {
        this.database = database;
        this.rows = rows;
        this.pulse = pulse;
        this.alive = alive;
    }

    private record Known(HeldSpan span, long socket) {
        boolean lasts() {
            return span.to() == null;
        }

        /** Whether it rests on this very socket, which nobody else's can be. */
        boolean restsOn(SocketEntry seen) {
            return socket != 0 && seen.key() instanceof SocketKey.ByCookie(long it) && it == socket;
        }

        boolean isOf(SocketEntry seen) {
            PastHolder holder = span.holder();
            return span.place().equals(PastPlace.of(seen))
                    && (restsOn(seen)
                            || holder != null
                                    && seen.ownership() instanceof Ownership.OwnedBy owned
                                    && owned.processes().contains(holder.ref()));
        }
    }

    Optional<Predecessor> before(PastPlace place, Collection<SocketEntry> seen, Instant now)
            throws SQLException {
        List<Known> all =
                spans(place.port()).stream()
                        .filter(each -> overlaps(each.span().place(), place))
                        .toList();
        List<SocketEntry> holders =
                seen.stream()
                        .filter(SocketEntry::occupiesPort)
                        .filter(each -> overlaps(PastPlace.of(each), place))
                        .toList();
        List<Known> lasting = all.stream().filter(Known::lasts).toList();
        List<Known> ended = all.stream().filter(each -> !each.lasts()).toList();
        Known last =
                ended.stream().max(Comparator.comparing(each -> end(each.span()))).orElse(null);
        if (last == null || !areTheSame(lasting, holders)) {
            return Optional.empty();
        }
        Instant began =
                lasting.stream()
                        .map(each -> each.span().from())
                        .min(Comparator.naturalOrder())
                        .orElse(now);
        Instant until = end(last.span());
        if (until.isAfter(began) || isOutOfOrder(last, ended) || wasClockSet(last.span())) {
            return Optional.empty();
        }
        boolean sure = isSure(lasting, holders, now) && !isUnseen(place.port(), until, began);
        return Optional.of(
                new Predecessor(
                        last.span(),
                        Duration.between(until, now),
                        sure ? Duration.between(until, began) : null,
                        !lasting.isEmpty()));
    }

    private static boolean overlaps(PastPlace one, PastPlace other) {
        return one.protocol() == other.protocol() && one.where().overlaps(other.where());
    }

    private static Instant end(HeldSpan span) {
        Instant to = span.to();
        return to == null ? Instant.MAX : to;
    }

    /** Whether the record knows of all that were just seen to have it, and of nobody else. */
    private boolean areTheSame(List<Known> lasting, List<SocketEntry> holders) {
        return lasting.stream().allMatch(known -> holders.stream().anyMatch(known::isOf))
                && holders.stream()
                        .allMatch(seen -> lasting.stream().anyMatch(known -> known.isOf(seen)));
    }

    /** Ids grow; where times do not, the clock was set back. */
    private static boolean isOutOfOrder(Known last, List<Known> ended) {
        return ended.stream()
                .anyMatch(each ->
                        each.span().id() > last.span().id()
                                && each.span().from().isBefore(last.span().from()));
    }

    private boolean wasClockSet(HeldSpan last) throws SQLException {
        return count(
                        CLOCKS,
                        Instants.millis(last.from()),
                        EventKind.CLOCK_SET.ordinal(),
                        Instants.millis(end(last)))
                > 0;
    }

    /**
     * Whether who has it now has had it since it was seen to come: its socket is the very one.
     * Where nobody has it, whether somebody looked just now.
     */
    private boolean isSure(List<Known> lasting, List<SocketEntry> holders, Instant now) {
        return lasting.isEmpty()
                ? alive && pulse.at().plus(FRESH).isAfter(now)
                : lasting.stream().anyMatch(known -> holders.stream().anyMatch(known::restsOn));
    }

    /** Whether something may have happened from one instant to another that is not recorded. */
    private boolean isUnseen(Port port, Instant from, Instant to) throws SQLException {
        return count(
                        GAPS,
                        Instants.millis(from),
                        Instants.millis(to),
                        port.number(),
                        EventKind.OPENED_AND_CLOSED.ordinal())
                > 0;
    }

    private List<Known> spans(Port port) throws SQLException {
        var found = new ArrayList<Known>();
        try (PreparedStatement latest = database.prepareStatement(LATEST)) {
            latest.setInt(1, port.number());
            latest.setInt(2, MOST);
            read(latest, found);
        }
        if (found.size() < MOST) {
            return found;
        }
        Set<Long> ids = new HashSet<>();
        found.forEach(each -> ids.add(each.span().id()));
        var older = new ArrayList<Known>();
        try (PreparedStatement lasting = database.prepareStatement(LASTING)) {
            lasting.setInt(1, Instants.seconds(found.getLast().span().from()));
            lasting.setInt(2, port.number());
            read(lasting, older);
        }
        older.stream().filter(each -> ids.add(each.span().id())).forEach(found::add);
        return found;
    }

    private void read(PreparedStatement question, List<Known> found) throws SQLException {
        try (ResultSet row = question.executeQuery()) {
            while (row.next()) {
                found.add(new Known(rows.span(row), row.getLong(11)));
            }
        }
    }

    private long count(String question, long... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
