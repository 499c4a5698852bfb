package dev.bindsight.history.store;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.PastHolder;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements that write a look down. */
final class Statements implements AutoCloseable {
    /** How many places and holders are remembered by their ids. */
    private static final int REMEMBERED = 10_000;

    private final PreparedOnce prepared;
    private final Map<PastPlace, Long> places = new HashMap<>();
    private final Map<PastHolder, Had> holders = new HashMap<>();
    private final Map<List<@Nullable Object>, Long> programs = new HashMap<>();

    /**
     * The rows that stand for a holder.
     *
     * @param holder the process
     * @param program what of it is the same each time it is run
     */
    private record Had(@Nullable Long holder, @Nullable Long program) {
        static final Had NOBODY = new Had(null, null);
    }

    Statements(Connection database) {
        prepared = new PreparedOnce(database);
    }

    /** Forgets which ids there are: they may be gone. */
    void forget() {
        places.clear();
        holders.clear();
        programs.clear();
    }

    void write(Change change, String boot) throws SQLException {
        switch (change) {
            case Change.Began(HeldSpan span, long socket) -> began(span, socket, boot);
            case Change.Known(long span, PastHolder holder, int others) ->
                    known(span, holder, others, boot);
            case Change.Ended ended -> ended(ended);
            case Change.Moved(long span, var from) -> {
                run("UPDATE span SET begun = ? WHERE id = ?", Instants.millis(from), span);
                run("UPDATE lasting SET begun = ? WHERE id = ?", Instants.seconds(from), span);
            }
            case Change.Happened(PastEvent event) -> happened(event, boot);
            case Change.Missed(RecordGap gap) ->
                    run(
                            "INSERT INTO gap(begun, ended, why, words) VALUES(?, ?, ?, ?)",
                            Instants.millis(gap.from()),
                            Instants.millis(gap.to()),
                            gap.why().ordinal(),
                            gap.reason());
        }
    }

    private void began(HeldSpan span, long socket, String boot) throws SQLException {
        int port = span.place().port().number();
        Had had = had(span.holder(), boot);
        run(
                "INSERT INTO span(id, place, port, holder, program, others, user, socket, begun,"
                        + " seen) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                span.id(),
                place(span.place()),
                port,
                had.holder(),
                had.program(),
                span.others(),
                span.user(),
                socket,
                Instants.millis(span.from()),
                span.sawOpening() ? 1 : 0);
        run(
                "INSERT INTO lasting VALUES(?, ?, ?, ?, ?)",
                span.id(),
                Instants.seconds(span.from()),
                Instants.seconds(null),
                port,
                port);
    }

    private void known(long span, @Nullable PastHolder holder, int others, String boot)
            throws SQLException {
        if (holder == null) {
            run("UPDATE span SET others = ? WHERE id = ?", others, span);
            return;
        }
        Had had = had(holder, boot);
        run(
                "UPDATE span SET holder = ?, program = ?, others = ? WHERE id = ?",
                had.holder(),
                had.program(),
                others,
                span);
        run(
                "UPDATE event SET program = ?1 WHERE span = ?2"
                        // which finds them by an index
                        + " AND port = (SELECT port FROM span WHERE id = ?2)",
                had.program(),
                span);
    }

    private void ended(Change.Ended change) throws SQLException {
        EndCode code = EndCode.of(change.end());
        run(
                "UPDATE span SET ended = ?, how = ?, fate = ? WHERE id = ?",
                Instants.millis(change.to()),
                code.how(),
                code.fate(),
                change.span());
        run(
                "UPDATE lasting SET ended = ? WHERE id = ?",
                Instants.seconds(change.to()),
                change.span());
    }

    private void happened(PastEvent event, String boot) throws SQLException {
        EventCode code = EventCode.of(event);
        PastPlace place = event.place();
        boolean ofSpan = code.span() != null;
        Had had = had(event.holder(), boot);
        run(
                "INSERT INTO event(at, kind, port, place, holder, program, span, before, number,"
                        + " words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Instants.millis(event.at()),
                code.kind().ordinal(),
                place == null ? null : place.port().number(),
                place == null || ofSpan ? null : place(place),
                ofSpan ? null : had.holder(),
                had.program(),
                code.span() == null ? null : code.span().id(),
                code.before() == null ? null : code.before().id(),
                code.number(),
                code.words());
    }

    void write(Pulse pulse) throws SQLException {
        run(
                "INSERT OR REPLACE INTO pulse VALUES(1, ?, ?, ?, ?, ?, ?)",
                pulse.boot(),
                Instants.millis(pulse.at()),
                pulse.clean() ? 1 : 0,
                pulse.recorder().ordinal(),
                pulse.pid(),
                pulse.started());
    }

    static @Nullable Pulse pulse(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT boot, at, clean, recorder, pid, started FROM pulse")) {
            if (!row.next()) {
                return null;
            }
            int recorder = Math.clamp(row.getInt(4), 0, RecorderKind.values().length - 1);
            return new Pulse(
                    row.getString(1),
                    Instants.of(row.getLong(2)),
                    row.getInt(3) != 0,
                    RecorderKind.values()[recorder],
                    row.getLong(5),
                    row.getLong(6));
        }
    }

    private long place(PastPlace place) throws SQLException {
        Long known = places.get(place);
        if (known != null) {
            return known;
        }
        var where = place.where();
        Integer v6only = where.v6only() == null ? null : where.v6only() ? 1 : 0;
        String address = where.endpoint().address().toString();
        Long found =
                find(
                        "SELECT id FROM place WHERE port = ? AND address = ? AND protocol = ?"
                                + " AND v6only IS ? AND device IS ?",
                        place.port().number(),
                        address,
                        place.protocol().ordinal(),
                        v6only,
                        where.interfaceName());
        long id =
                found != null
                        ? found
                        : insert(
                                "INSERT INTO place(protocol, address, port, v6only, device)"
                                        + " VALUES(?, ?, ?, ?, ?)",
                                place.protocol().ordinal(),
                                address,
                                place.port().number(),
                                v6only,
                                where.interfaceName());
        remember(places, place, id);
        return id;
    }

    private Had had(@Nullable PastHolder holder, String boot) throws SQLException {
        if (holder == null) {
            return Had.NOBODY;
        }
        Had known = holders.get(holder);
        if (known != null) {
            return known;
        }
        // a process that becomes another program is another holder
        long program = program(holder);
        Long found =
                find(
                        "SELECT id FROM holder WHERE pid = ? AND ticks = ? AND boot = ?"
                                + " AND program = ?",
                        holder.pid().number(),
                        holder.ref().startTime(),
                        boot,
                        program);
        long id =
                found != null
                        ? found
                        : insert(
                                "INSERT INTO holder(boot, pid, ticks, started, program)"
                                        + " VALUES(?, ?, ?, ?, ?)",
                                boot,
                                holder.pid().number(),
                                holder.ref().startTime(),
                                Instants.millis(holder.startedAt()),
                                program);
        var had = new Had(id, program);
        remember(holders, holder, had);
        return had;
    }

    private long program(PastHolder holder) throws SQLException {
        var unit = holder.unit();
        var container = holder.container();
        @Nullable Object[] values = {
            holder.name(),
            Rows.text(holder.command()),
            holder.runtime(),
            holder.program(),
            holder.directory(),
            holder.uid().number(),
            holder.user(),
            unit == null ? null : unit.name(),
            unit == null ? null : unit.user() ? 1 : 0,
            container == null ? null : container.runtime(),
            container == null ? null : container.id(),
            container == null ? null : container.name()
        };
        List<@Nullable Object> key = Arrays.asList(values);
        Long known = programs.get(key);
        if (known != null) {
            return known;
        }
        Long found =
                find(
                        "SELECT id FROM program WHERE name = ? AND command = ? AND runtime IS ?"
                                + " AND program IS ? AND directory IS ? AND uid = ? AND user = ?"
                                + " AND unit IS ? AND unit_of_user IS ?"
                                + " AND container_runtime IS ? AND container IS ?"
                                + " AND container_name IS ?",
                        values);
        long id =
                found != null
                        ? found
                        : insert(
                                "INSERT INTO program(name, command, runtime, program, directory,"
                                        + " uid, user, unit, unit_of_user, container_runtime,"
                                        + " container, container_name)"
                                        + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                values);
        remember(programs, key, id);
        return id;
    }

    private static <K, V> void remember(Map<K, V> known, K key, V id) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(key, id);
    }

    private @Nullable Long find(String sql, @Nullable Object... values) throws SQLException {
        return prepared.ask(sql, row -> row.next() ? row.getLong(1) : null, values);
    }

    private long insert(String sql, @Nullable Object... values) throws SQLException {
        run(sql, values);
        Long id = find("SELECT last_insert_rowid()");
        if (id == null) {
            throw new SQLException("nothing was inserted");
        }
        return id;
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        prepared.update(sql, values);
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
