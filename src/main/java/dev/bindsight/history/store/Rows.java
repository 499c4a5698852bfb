package dev.bindsight.history.store;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Container;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rows back into what they stand for. Places and holders never change once written, so each
 * is read once. Not safe for use by several threads at once.
 */
final class Rows implements AutoCloseable {
    /** What a span is read from, in this order. */
    static final String SPAN =
            "s.id, s.place, s.holder, s.others, s.user, s.begun, s.seen, s.ended, s.how, s.fate";

    private static final int KEPT = 20_000;
    private static final String ARGUMENTS = "\0";

    private final PreparedStatement placeById;
    private final PreparedStatement holderById;
    private final PreparedStatement spanById;
    private final PreparedStatement lastOnPort;
    private final Map<Long, PastPlace> places = kept();
    private final Map<Long, PastHolder> holders = kept();

    Rows(Connection database) throws SQLException {
        placeById =
                database.prepareStatement(
                        "SELECT protocol, address, port, v6only, device FROM place WHERE id = ?");
        holderById =
                database.prepareStatement(
                        "SELECT pid, ticks, started, name, runtime, command, program, directory,"
                                + " uid, user, unit, unit_of_user, container_runtime, container,"
                                + " container_name FROM holder WHERE id = ?");
        spanById = database.prepareStatement("SELECT " + SPAN + " FROM span s WHERE s.id = ?");
        lastOnPort =
                database.prepareStatement(
                        "SELECT "
                                + SPAN
                                + " FROM span s WHERE s.port = ? AND s.ended IS NOT NULL"
                                + " ORDER BY s.begun DESC LIMIT 20");
    }

    private static <V> Map<Long, V> kept() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /** The span of a row of {@link #SPAN}. */
    HeldSpan span(ResultSet row) throws SQLException {
        return span(row, 0);
    }

    /** The span of a row in which {@link #SPAN} stands behind other columns; absent for none. */
    @Nullable HeldSpan spanBehind(int columns, ResultSet row) throws SQLException {
        return nullable(row, columns + 1) == null ? null : span(row, columns);
    }

    private HeldSpan span(ResultSet row, int behind) throws SQLException {
        long ended = row.getLong(behind + 8);
        Instant to = row.wasNull() ? null : Instants.of(ended);
        Instant from = Instants.of(row.getLong(behind + 6));
        return new HeldSpan(
                row.getLong(behind + 1),
                place(row.getLong(behind + 2)),
                holder(nullable(row, behind + 3)),
                row.getInt(behind + 4),
                row.getString(behind + 5),
                from,
                row.getInt(behind + 7) != 0,
                to == null || !to.isBefore(from) ? to : from,
                to == null
                        ? null
                        : new EndCode(row.getInt(behind + 9), integer(row, behind + 10)).end());
    }

    /** The span with an id; absent where it is forgotten. */
    @Nullable HeldSpan span(long id) throws SQLException {
        spanById.setLong(1, id);
        try (ResultSet row = spanById.executeQuery()) {
            return row.next() ? span(row) : null;
        }
    }

    /** What was on a place last among what has ended; absent for nothing. */
    @Nullable HeldSpan lastOn(PastPlace place) throws SQLException {
        lastOnPort.setInt(1, place.port().number());
        try (ResultSet row = lastOnPort.executeQuery()) {
            while (row.next()) {
                HeldSpan span = span(row);
                if (span.place().equals(place)) {
                    return span;
                }
            }
        }
        return null;
    }

    /** The place with an id, which is there as long as a row names it. */
    PastPlace place(long id) throws SQLException {
        PastPlace known = places.get(id);
        if (known == null) {
            placeById.setLong(1, id);
            try (ResultSet row = placeById.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no place " + id);
                }
                known = place(row);
            }
            places.put(id, known);
        }
        return known;
    }

    private static PastPlace place(ResultSet row) throws SQLException {
        IpAddress address =
                IpAddressText.parse(row.getString(2))
                        .orElseThrow(() -> new SQLException("no address"));
        Integer v6only = integer(row, 4);
        return new PastPlace(
                protocol(row.getInt(1)),
                new BindPlace(
                        new Endpoint(address, new Port(row.getInt(3))),
                        v6only == null ? null : v6only != 0,
                        row.getString(5)));
    }

    static Protocol protocol(int number) {
        return number == Protocol.UDP.ordinal() ? Protocol.UDP : Protocol.TCP;
    }

    /** The holder with an id; absent for none. */
    @Nullable PastHolder holder(@Nullable Long id) throws SQLException {
        if (id == null) {
            return null;
        }
        PastHolder known = holders.get(id);
        if (known == null) {
            holderById.setLong(1, id);
            try (ResultSet row = holderById.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                known = holder(row);
            }
            holders.put(id, known);
        }
        return known;
    }

    private static PastHolder holder(ResultSet row) throws SQLException {
        String unit = row.getString(11);
        String runtime = row.getString(13);
        String container = row.getString(14);
        return new PastHolder(
                new ProcessRef(new Pid(row.getInt(1)), row.getLong(2)),
                Instants.of(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                arguments(row.getString(6)),
                row.getString(7),
                row.getString(8),
                new Uid(row.getLong(9)),
                row.getString(10),
                unit == null ? null : new SystemdUnit(unit, row.getInt(12) != 0),
                runtime == null || container == null
                        ? null
                        : new Container(runtime, container, row.getString(15)));
    }

    /** Arguments as one text: no argument has a zero in it. */
    static String text(List<String> arguments) {
        return String.join(ARGUMENTS, arguments);
    }

    private static List<String> arguments(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(ARGUMENTS, -1));
    }

    static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    @Override
    public void close() throws SQLException {
        placeById.close();
        holderById.close();
        spanById.close();
        lastOnPort.close();
    }
}
