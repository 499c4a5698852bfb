package dev.bindsight.history.store;

import dev.bindsight.history.PastEvent.FailedCall;
import dev.bindsight.history.PastEvent.SeenBy;
import dev.bindsight.history.PastPlace;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.IpAddressText;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table in which others leave notes for the recorder. */
final class NoteTable {
    private static final int STOPPED = 1;
    private static final int BIND = 2;
    private static final int CONNECT = 3;

    private NoteTable() {}

    /** Adds one. */
    static void add(Connection database, Note note) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement(
                        "INSERT INTO note(at, kind, pid, ticks, signal, protocol, address, port,"
                                + " errno, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, Instants.millis(note.at()));
            for (int i = 3; i <= 10; i++) {
                insert.setNull(i, Types.NULL);
            }
            switch (note) {
                case Note.Stopped(var _, ProcessRef process, Signal signal) -> {
                    insert.setInt(2, STOPPED);
                    insert.setInt(3, process.pid().number());
                    insert.setLong(4, process.startTime());
                    insert.setObject(5, signal == null ? null : signal.number());
                }
                case Note.Failed failed -> {
                    insert.setInt(2, failed.call() == FailedCall.BIND ? BIND : CONNECT);
                    insert.setInt(3, failed.seenBy().ordinal());
                    insert.setInt(6, failed.place().protocol().ordinal());
                    insert.setString(7, failed.place().local().address().toString());
                    insert.setInt(8, failed.place().port().number());
                    insert.setString(9, failed.errno());
                    insert.setString(10, failed.program());
                }
            }
            insert.executeUpdate();
        }
    }

    /** All of them, in the order they came. It is asked once a second. */
    static List<Note> all(PreparedOnce prepared) throws SQLException {
        return prepared.ask(
                "SELECT at, kind, pid, ticks, signal, protocol, address, port, errno, words"
                        + " FROM note ORDER BY id",
                NoteTable::notes);
    }

    private static List<Note> notes(ResultSet row) throws SQLException {
        var notes = new ArrayList<Note>();
        while (row.next()) {
            Note note = read(row);
            if (note != null) {
                notes.add(note);
            }
        }
        return notes;
    }

    private static @Nullable Note read(ResultSet row) throws SQLException {
        Instant at = Instants.of(row.getLong(1));
        int kind = row.getInt(2);
        if (kind == STOPPED) {
            int signal = row.getInt(5);
            return new Note.Stopped(
                    at,
                    new ProcessRef(new Pid(row.getInt(3)), row.getLong(4)),
                    Arrays.stream(Signal.values())
                            .filter(each -> each.number() == signal)
                            .findFirst()
                            .orElse(null));
        }
        IpAddress address = IpAddressText.parse(row.getString(7)).orElse(null);
        if (address == null || kind != BIND && kind != CONNECT) {
            return null;
        }
        return new Note.Failed(
                at,
                kind == BIND ? FailedCall.BIND : FailedCall.CONNECT,
                new PastPlace(
                        Rows.protocol(row.getInt(6)),
                        BindPlace.of(new Endpoint(address, new Port(row.getInt(8))))),
                row.getString(9),
                row.getInt(3) == SeenBy.RUN.ordinal() ? SeenBy.RUN : SeenBy.BINDSIGHT,
                row.getString(10));
    }

    static void clear(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("DELETE FROM note");
        }
    }
}
