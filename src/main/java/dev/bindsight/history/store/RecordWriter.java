package dev.bindsight.history.store;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SystemReason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the record: what belongs together in one transaction, so that whoever ends this process
 * ends it between two. Used by one thread.
 */
public final class RecordWriter implements AutoCloseable {
    private final HistoryFile file;
    private final Connection database;
    private final Statements statements;
    private final Rows rows;
    private final PreparedOnce notes;
    private final @Nullable Path setAside;

    private RecordWriter(HistoryFile file, Connection database, @Nullable Path setAside)
            throws SQLException {
        this.file = file;
        this.database = database;
        this.setAside = setAside;
        statements = new Statements(database);
        rows = new Rows(database);
        notes = new PreparedOnce(database);
    }

    /** What came of opening it. */
    public sealed interface Opening {
        /**
         * It can be written.
         *
         * @param writer close it when done
         */
        record Opened(RecordWriter writer) implements Opening {}

        /**
         * It cannot.
         *
         * @param why the reason that the system or SQLite gives
         */
        record Refused(String why) implements Opening {}

        /**
         * A newer Bindsight wrote it.
         *
         * @param version of its tables
         */
        record Newer(int version) implements Opening {}
    }

    /**
     * A span that lasted when the last look was written down.
     *
     * @param span it
     * @param socket the cookie of a socket it rested on, 0 where there is none
     */
    public record Lasting(HeldSpan span, long socket) {}

    /** Opens the file, which is made, migrated or put aside if it must be. */
    public static Opening open(HistoryFile file, Instant now) {
        try {
            file.make();
            try {
                return opened(file, null);
            } catch (SQLException e) {
                if (!Database.isBroken(e)) {
                    throw e;
                }
            }
            Path aside = file.putAside(now);
            file.make();
            return opened(file, aside);
        } catch (IOException | SQLException e) {
            return new Opening.Refused(
                    e instanceof SQLException refused ? reason(file, refused) : SystemReason.of(e));
        }
    }

    /** Why the file cannot be written, in the words of the system where these can be had. */
    public static String reason(HistoryFile file, SQLException refused) {
        String told = Database.reason(refused);
        if (told != null) {
            return told;
        }
        String found = Database.isOfSystem(refused) ? file.refusal() : null;
        return found == null ? SystemReason.of(refused) : found;
    }

    private static Opening opened(HistoryFile file, @Nullable Path setAside) throws SQLException {
        Connection database = Database.write(file.path());
        try {
            int version = Schema.version(database);
            if (version > Schema.VERSION) {
                database.close();
                return new Opening.Newer(version);
            }
            Schema.migrate(database);
            check(database);
            var writer = new RecordWriter(file, database, setAside);
            database.setAutoCommit(false);
            return new Opening.Opened(writer);
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /** A file whose recorder was killed is whole; one on a failing disk may not be. */
    private static void check(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (row.next() && !row.getString(1).equals("ok")) {
                throw Database.broken(row.getString(1));
            }
        }
    }

    /** Where a broken file was put when this new one was begun; absent where none was. */
    public @Nullable Path setAside() {
        return setAside;
    }

    /** The last look of the recorder before; absent in a new file. */
    public @Nullable Pulse lastPulse() throws SQLException {
        return Statements.pulse(database);
    }

    /** What lasted then. */
    public List<Lasting> lasting() throws SQLException {
        var found = new ArrayList<Lasting>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT "
                                        + Rows.SPAN
                                        + ", s.socket FROM span s WHERE s.ended IS NULL")) {
            while (row.next()) {
                found.add(new Lasting(rows.span(row), row.getLong(11)));
            }
        }
        return found;
    }

    /** An id that no span has, nor any greater one. */
    public long nextSpan() throws SQLException {
        return Schema.number(database, "SELECT max(id) FROM span") + 1L;
    }

    /** What was on a place last among what has ended; absent for nothing that is recorded. */
    public @Nullable HeldSpan lastOn(PastPlace place) {
        try {
            return rows.lastOn(place);
        } catch (SQLException e) {
            return null;
        }
    }

    /** Writes a look down: all of it or nothing. */
    public void write(List<Change> changes, Pulse pulse) throws SQLException {
        try {
            for (Change each : changes) {
                statements.write(each, pulse.boot());
            }
            statements.write(pulse);
            database.commit();
        } catch (SQLException e) {
            Undoing.undo(database, e);
            statements.forget();
            throw e;
        }
    }

    /** Takes what others left for the recorder; it is theirs no longer. */
    public List<Note> takeNotes() throws SQLException {
        try {
            List<Note> left = NoteTable.all(notes);
            if (!left.isEmpty()) {
                NoteTable.clear(database);
                database.commit();
            } else {
                // ends the reading, so that the log can be taken into the file
                database.rollback();
            }
            return left;
        } catch (SQLException e) {
            Undoing.undo(database, e);
            throw e;
        }
    }

    /** Forgets what is too old or too much, the oldest first. */
    public void prune(Retention kept, Instant now) throws SQLException {
        try {
            new Pruning(database).prune(kept, now);
            database.commit();
            statements.forget();
        } catch (SQLException e) {
            Undoing.undo(database, e);
            throw e;
        }
        database.setAutoCommit(true);
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("PRAGMA incremental_vacuum");
        } finally {
            database.setAutoCommit(false);
        }
    }

    /** The file it writes. */
    public HistoryFile file() {
        return file;
    }

    @Override
    public void close() {
        try (database;
                statements;
                rows;
                notes) {
            database.rollback();
        } catch (SQLException e) {
            // what was committed is in the file
        }
    }
}
