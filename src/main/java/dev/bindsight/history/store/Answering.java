package dev.bindsight.history.store;

import dev.bindsight.history.EventKind;
import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastFilter;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.model.Port;
import dev.bindsight.model.PortRange;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** One question to the record, answered with what was written down when it was asked. */
final class Answering {
    /** Where in a row of {@link Rows#SPAN} it is said when it began. */
    private static final int BEGUN = 6;

    /** Where it is said on which place it was. */
    private static final int PLACE_OF_SPAN = 2;

    /** What stands behind the columns of a span. */
    private static final int BEHIND_SPAN = 11;

    private final Connection database;
    private final Rows rows;
    private final Catalogue catalogue;
    private final Heard heard;
    private final Gaps gaps;

    /** The spans that were read for it: most events are of one of them. */
    private final Map<Long, HeldSpan> known = new HashMap<>();

    Answering(Connection database, Rows rows, Catalogue catalogue, Heard heard) {
        this.database = database;
        this.rows = rows;
        this.catalogue = catalogue;
        this.heard = heard;
        gaps = new Gaps(database, heard);
    }

    /** When the record begins; absent where nothing is in it. */
    @Nullable Instant since() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT min(t) FROM (SELECT min(at) t FROM event"
                                        + " UNION ALL SELECT min(begun) FROM span"
                                        + " UNION ALL SELECT min(begun) FROM gap)")) {
            long first = row.next() ? row.getLong(1) : 0;
            return row.wasNull() ? null : Instants.of(first);
        }
    }

    HistoryAnswer answer(HistoryQuery query, PastFilter filter) throws SQLException {
        Whereabouts where = catalogue.where(filter);
        var wanted = new Verdicts(filter, rows);
        var spans = new ArrayList<HeldSpan>();
        boolean cut = begun(query, where, wanted, spans);
        lasting(query.period().from(), where, wanted, spans);
        var events = new ArrayList<PastEvent>();
        cut |= events(query, where, wanted, events);
        spans.sort(Comparator.comparing(HeldSpan::from).thenComparingLong(HeldSpan::id));
        // they came latest first, and those of one moment stay in the order they were written
        Collections.reverse(events);
        return new HistoryAnswer(
                last(spans, query.most()),
                last(events, query.most()),
                gaps.in(query.period()),
                cut || spans.size() > query.most());
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** Those that began in a period, the latest first; whether there are more. */
    private boolean begun(
            HistoryQuery query, Whereabouts where, Verdicts wanted, List<HeldSpan> spans)
            throws SQLException {
        try (var rows = new LatestFirst(database, BEGUN, 1)) {
            ask(
                    rows,
                    where,
                    query.period(),
                    which ->
                            "SELECT "
                                    + Rows.SPAN
                                    + ", s.program FROM span s WHERE s.begun >= ? AND s.begun < ?"
                                    + which.of("s")
                                    + " ORDER BY s.begun DESC, s.id DESC");
            int found = 0;
            ResultSet row;
            while ((row = rows.next()) != null) {
                if (take(row, wanted, spans) && ++found > query.most()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What narrows a question to some rows. */
    private enum Which {
        ALL,
        OF_PORT,
        OF_PROGRAM,
        OF_NO_PORT;

        String of(String table) {
            return switch (this) {
                case ALL -> "";
                case OF_PORT -> " AND " + table + ".port = ?";
                case OF_PROGRAM -> " AND " + table + ".program = ?";
                case OF_NO_PORT -> " AND " + table + ".port IS NULL";
            };
        }
    }

    /** Asks for the rows of a period that can fit. */
    private static void ask(
            LatestFirst rows, Whereabouts where, Period period, Function<Which, String> sql)
            throws SQLException {
        long from = Instants.millis(period.from());
        long to = Instants.millis(period.to());
        switch (where) {
            case Whereabouts.Anywhere _ -> rows.ask(sql.apply(Which.ALL), from, to);
            case Whereabouts.Within(var ports, var programs) -> {
                for (int port : ports) {
                    rows.ask(sql.apply(Which.OF_PORT), from, to, port);
                }
                for (long program : programs) {
                    rows.ask(sql.apply(Which.OF_PROGRAM), from, to, program);
                }
            }
        }
    }

    /** Those that had begun before an instant and lasted at it. */
    private void lasting(Instant at, Whereabouts where, Verdicts wanted, List<HeldSpan> spans)
            throws SQLException {
        PortRange ports = where.bounds();
        String sql =
                "SELECT "
                        + Rows.SPAN
                        + ", s.program, s.port"
                        + " FROM lasting l JOIN span s ON s.id = l.id WHERE l.begun <= ?"
                        + " AND l.ended >= ? AND l.low <= ? AND l.high >= ?"
                        + " AND s.begun < ? AND (s.ended IS NULL OR s.ended > ?)";
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setInt(1, Instants.seconds(at));
            statement.setInt(2, Instants.seconds(at));
            statement.setInt(3, ports.last().number());
            statement.setInt(4, ports.first().number());
            statement.setLong(5, Instants.millis(at));
            statement.setLong(6, Instants.millis(at));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (where.has(row.getInt(BEHIND_SPAN + 1), row.getLong(BEHIND_SPAN))) {
                        take(row, wanted, spans);
                    }
                }
            }
        }
    }

    private boolean take(ResultSet row, Verdicts wanted, List<HeldSpan> spans) throws SQLException {
        if (!wanted.canFit(row.getLong(PLACE_OF_SPAN), row.getLong(BEHIND_SPAN))) {
            return false;
        }
        HeldSpan span = rows.span(row);
        boolean fits = wanted.fits(span.place(), span.holder());
        if (fits) {
            known.put(span.id(), span);
            spans.add(asSeen(span));
        }
        return fits;
    }

    /** What lasted when the recorder was last heard of lasts only where that is still heard. */
    private HeldSpan asSeen(HeldSpan span) {
        Instant last = heard();
        if (heard.isWritten() || span.to() != null || last == null) {
            return span;
        }
        Instant to = last.isBefore(span.from()) ? span.from() : last;
        return span.ended(to, new SpanEnd.Unknown());
    }

    private @Nullable Instant heard() {
        Pulse pulse = heard.pulse();
        return pulse == null ? null : pulse.at();
    }

    /** Events of a period, the latest first; whether there are more. */
    private boolean events(
            HistoryQuery query, Whereabouts where, Verdicts wanted, List<PastEvent> events)
            throws SQLException {
        try (var found = new LatestFirst(database, 1, EventCode.WIDTH + BEHIND_SPAN + 1)) {
            Function<Which, String> sql =
                    which ->
                            "SELECT "
                                    + EventCode.COLUMNS
                                    + ", "
                                    + Rows.SPAN
                                    + ", e.program, e.id FROM event e LEFT JOIN span s ON s.id ="
                                    + " e.span WHERE e.at >= ? AND e.at < ?"
                                    + which.of("e")
                                    + " ORDER BY e.at DESC, e.id DESC";
            ask(found, where, query.period(), sql);
            if (where instanceof Whereabouts.Within) {
                // those of the recording itself
                found.ask(
                        sql.apply(Which.OF_NO_PORT),
                        Instants.millis(query.period().from()),
                        Instants.millis(query.period().to()));
            }
            ResultSet row;
            while ((row = found.next()) != null) {
                if (!canFit(row, wanted)) {
                    continue;
                }
                HeldSpan span = known.get(row.getLong(EventCode.SPAN));
                span = span == null ? rows.spanBehind(EventCode.WIDTH, row) : span;
                Optional<PastEvent> event = EventCode.read(row, span, rows);
                if (event.filter(each -> fits(each, wanted)).isPresent()) {
                    events.add(event.get());
                    if (events.size() > query.most()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean canFit(ResultSet row, Verdicts wanted) throws SQLException {
        Long ofSpan = Rows.nullable(row, EventCode.WIDTH + PLACE_OF_SPAN);
        Long place = ofSpan == null ? Rows.nullable(row, EventCode.PLACE) : ofSpan;
        return place == null || wanted.canFit(place, row.getLong(EventCode.WIDTH + BEHIND_SPAN));
    }

    private static boolean fits(PastEvent event, Verdicts wanted) {
        PastPlace place = event.place();
        return place == null || wanted.fits(place, event.holder());
    }

    HeldAt heldAt(Port port, Instant at, PastFilter all) throws SQLException {
        var one = new Whereabouts.Within(Set.of(port.number()), Set.of());
        var spans = new ArrayList<HeldSpan>();
        // what began in this very millisecond has it too
        lasting(at.plusMillis(1), one, new Verdicts(all, rows), spans);
        spans.removeIf(each -> !each.covers(at));
        Instant since = since();
        boolean recorded = since != null && !at.isBefore(since) && !at.isAfter(heard.at());
        if (recorded && !spans.isEmpty()) {
            spans.sort(Comparator.comparing(HeldSpan::from));
            return new HeldAt.Held(spans);
        }
        HeldSpan before = lastBefore(port, at);
        if (!recorded) {
            return new HeldAt.NotRecorded(null, before);
        }
        RecordGap gap =
                gaps.in(new Period(at, at.plusMillis(1))).stream()
                        .filter(each -> each.covers(at))
                        .findFirst()
                        .orElse(null);
        return gap != null
                ? new HeldAt.NotRecorded(gap, before)
                : new HeldAt.Nobody(before, firstAfter(port, at), lastBrief(port, before, at));
    }

    /** When a port was last opened and closed within a look, after what had it before. */
    private @Nullable Instant lastBrief(Port port, @Nullable HeldSpan before, Instant at)
            throws SQLException {
        Instant since = before == null ? null : before.to();
        try (PreparedStatement statement =
                database.prepareStatement(
                        "SELECT at FROM event WHERE port = ? AND at >= ? AND at < ? AND kind = ?"
                                + " ORDER BY at DESC LIMIT 1")) {
            statement.setInt(1, port.number());
            statement.setLong(2, since == null ? 0 : Instants.millis(since));
            statement.setLong(3, Instants.millis(at.plus(HeldAt.Nobody.LOOK)));
            statement.setInt(4, EventKind.OPENED_AND_CLOSED.ordinal());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Instants.of(row.getLong(1)) : null;
            }
        }
    }

    /** What had a port last before an instant, among what had ended by then. */
    private @Nullable HeldSpan lastBefore(Port port, Instant at) throws SQLException {
        return first(
                "s.port = ? AND s.begun <= ? ORDER BY s.begun DESC LIMIT 50",
                port,
                at,
                Comparator.comparing(
                                HeldSpan::to,
                                Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                        .reversed(),
                each -> each.to() != null && !each.to().isAfter(at));
    }

    private @Nullable HeldSpan firstAfter(Port port, Instant at) throws SQLException {
        return first(
                "s.port = ? AND s.begun > ? ORDER BY s.begun LIMIT 1",
                port,
                at,
                Comparator.comparing(HeldSpan::from),
                _ -> true);
    }

    private @Nullable HeldSpan first(
            String condition,
            Port port,
            Instant at,
            Comparator<HeldSpan> order,
            Predicate<HeldSpan> wanted)
            throws SQLException {
        var found = new ArrayList<HeldSpan>();
        try (PreparedStatement statement =
                database.prepareStatement(
                        "SELECT " + Rows.SPAN + " FROM span s WHERE " + condition)) {
            statement.setInt(1, port.number());
            statement.setLong(2, Instants.millis(at));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(asSeen(rows.span(row)));
                }
            }
        }
        return found.stream().filter(wanted).min(order).orElse(null);
    }
}
