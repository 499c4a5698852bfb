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

    /** What a place is read from, in this order. */
    static final String PLACE = "protocol, address, port, v6only, device";

    /** What a program is read from, in this order. */
    static final String PROGRAM =
            "name, runtime, command, program, directory, uid, user, unit, unit_of_user,"
                    + " container_runtime, container, container_name";

    private static final String PLACE_BY_ID = "SELECT " + PLACE + " FROM place WHERE id = ?";

    private static final String HOLDER_BY_ID =
            "SELECT pid, ticks, started, program FROM holder WHERE id = ?";

    private static final String PROGRAM_BY_ID = "SELECT " + PROGRAM + " FROM program WHERE id = ?";

    private static final String SPAN_BY_ID = "SELECT " + SPAN + " FROM span s WHERE s.id = ?";

    private static final String LAST_ON_PORT =
            "SELECT "
                    + SPAN
                    + " FROM span s WHERE s.port = ? AND s.ended IS NOT NULL"
                    + " ORDER BY s.begun DESC LIMIT 20";

    private static final int KEPT = 20_000;
    private static final String ARGUMENTS = "\0";
    private static final ProcessRef NOBODY = new ProcessRef(new Pid(1), 0);

    private final PreparedOnce prepared;
    private final Map<Long, PastPlace> places = kept();
    private final Map<Long, PastHolder> holders = kept();
    private final Map<Long, PastHolder> programs = kept();

    Rows(Connection database) {
        prepared = new PreparedOnce(database);
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
        Long ended = nullable(row, behind + 8);
        Instant to = ended == null ? null : Instants.of(ended);
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
        return prepared.ask(SPAN_BY_ID, row -> row.next() ? span(row) : null, id);
    }

    /** What was on a place last among what has ended; absent for nothing. */
    @Nullable HeldSpan lastOn(PastPlace place) throws SQLException {
        return prepared.ask(LAST_ON_PORT, row -> firstOn(place, row), place.port().number());
    }

    private @Nullable HeldSpan firstOn(PastPlace place, ResultSet row) throws SQLException {
        while (row.next()) {
            HeldSpan span = span(row);
            if (span.place().equals(place)) {
                return span;
            }
        }
        return null;
    }

    /** The place with an id, which is there as long as a row names it. */
    PastPlace place(long id) throws SQLException {
        PastPlace known = places.get(id);
        if (known == null) {
            known = prepared.ask(PLACE_BY_ID, row -> row.next() ? place(row) : null, id);
            if (known == null) {
                throw new SQLException("no place " + id);
            }
            places.put(id, known);
        }
        return known;
    }

    /** The place of a row of {@link #PLACE}. */
    static PastPlace place(ResultSet row) throws SQLException {
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
            known = prepared.ask(HOLDER_BY_ID, row -> row.next() ? holder(row) : null, id);
            if (known != null) {
                holders.put(id, known);
            }
        }
        return known;
    }

    private @Nullable PastHolder holder(ResultSet row) throws SQLException {
        PastHolder program = program(row.getLong(4));
        return program == null
                ? null
                : program.as(
                        new ProcessRef(new Pid(row.getInt(1)), row.getLong(2)),
                        Instants.of(row.getLong(3)));
    }

    /** The program with an id, as a process that nobody was; absent where it is forgotten. */
    @Nullable PastHolder program(long id) throws SQLException {
        PastHolder known = programs.get(id);
        if (known == null) {
            known = prepared.ask(PROGRAM_BY_ID, row -> row.next() ? program(row) : null, id);
            if (known != null) {
                programs.put(id, known);
            }
        }
        return known;
    }

    /** The program of a row of {@link #PROGRAM}, as a process that nobody was. */
    static PastHolder program(ResultSet row) throws SQLException {
        String unit = row.getString(8);
        String runtime = row.getString(10);
        String container = row.getString(11);
        return new PastHolder(
                NOBODY,
                Instant.EPOCH,
                row.getString(1),
                row.getString(2),
                arguments(row.getString(3)),
                row.getString(4),
                row.getString(5),
                new Uid(row.getLong(6)),
                row.getString(7),
                unit == null ? null : new SystemdUnit(unit, row.getInt(9) != 0),
                runtime == null || container == null
                        ? null
                        : new Container(runtime, container, row.getString(12)));
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
        return number == 0 && row.wasNull() ? null : number; // to ask costs as much as to read
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return number == 0 && row.wasNull() ? null : number;
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
