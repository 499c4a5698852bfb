package dev.bindsight.history.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the record, and how a file of an earlier Bindsight becomes one of this. Times are
 * milliseconds since 1970, ports numbers, and what stands for an enum is its place in it.
 */
final class Schema {
    /** What SQLite files of Bindsight are told by (PRAGMA application_id): {@code Bsgt}. */
    static final int APPLICATION = 0x4273_6774;

    /**
     * Each step makes a file of the version before it one of the next; never changed once shipped.
     */
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            "CREATE TABLE place(id INTEGER PRIMARY KEY, protocol INTEGER NOT NULL,"
                                    + " address TEXT NOT NULL, port INTEGER NOT NULL,"
                                    + " v6only INTEGER, device TEXT)",
                            "CREATE INDEX place_of ON place(port, address)",
                            "CREATE TABLE holder(id INTEGER PRIMARY KEY, boot TEXT NOT NULL,"
                                    + " pid INTEGER NOT NULL, ticks INTEGER NOT NULL,"
                                    + " started INTEGER NOT NULL, name TEXT NOT NULL, runtime TEXT,"
                                    + " command TEXT NOT NULL, program TEXT, directory TEXT,"
                                    + " uid INTEGER NOT NULL, user TEXT NOT NULL, unit TEXT,"
                                    + " unit_of_user INTEGER, container_runtime TEXT,"
                                    + " container TEXT, container_name TEXT)",
                            "CREATE INDEX holder_of ON holder(pid, ticks)",
                            // socket: its cookie, by which it is known again; ended NULL: it lasts
                            "CREATE TABLE span(id INTEGER PRIMARY KEY, place INTEGER NOT NULL,"
                                    + " port INTEGER NOT NULL, holder INTEGER,"
                                    + " others INTEGER NOT NULL, user TEXT,"
                                    + " socket INTEGER NOT NULL, begun INTEGER NOT NULL,"
                                    + " seen INTEGER NOT NULL, ended INTEGER, how INTEGER,"
                                    + " fate INTEGER)",
                            "CREATE INDEX span_begun ON span(begun)",
                            "CREATE INDEX span_port ON span(port, begun)",
                            "CREATE INDEX span_open ON span(id) WHERE ended IS NULL",
                            "CREATE INDEX span_ended ON span(ended) WHERE ended IS NOT NULL",
                            // what lasts at an instant; in Instants.seconds
                            "CREATE VIRTUAL TABLE lasting USING rtree_i32(id, begun, ended,"
                                    + " low, high)",
                            "CREATE TABLE event(id INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
                                    + " kind INTEGER NOT NULL, port INTEGER, place INTEGER,"
                                    + " holder INTEGER, span INTEGER, before INTEGER,"
                                    + " number INTEGER, words TEXT)",
                            "CREATE INDEX event_at ON event(at)",
                            "CREATE INDEX event_port ON event(port, at)",
                            "CREATE TABLE gap(id INTEGER PRIMARY KEY, begun INTEGER NOT NULL,"
                                    + " ended INTEGER NOT NULL, why INTEGER NOT NULL)",
                            "CREATE INDEX gap_begun ON gap(begun)",
                            // the last look, and who took it
                            "CREATE TABLE pulse(one INTEGER PRIMARY KEY CHECK(one = 1),"
                                    + " boot TEXT NOT NULL, at INTEGER NOT NULL,"
                                    + " clean INTEGER NOT NULL, recorder INTEGER NOT NULL,"
                                    + " pid INTEGER NOT NULL, started INTEGER NOT NULL)",
                            // what others than the recorder tell it
                            "CREATE TABLE note(id INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
                                    + " kind INTEGER NOT NULL, pid INTEGER, ticks INTEGER,"
                                    + " signal INTEGER, protocol INTEGER, address TEXT,"
                                    + " port INTEGER, errno TEXT, words TEXT)"),
                    // What of a holder is the same each time it is run stands once, and spans and
                    // events are found by it. An id is never given again, because readers keep what
                    // they have read.
                    List.of(
                            "CREATE TABLE program(id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                    + " name TEXT NOT NULL, runtime TEXT, command TEXT NOT NULL,"
                                    + " program TEXT, directory TEXT, uid INTEGER NOT NULL,"
                                    + " user TEXT NOT NULL, unit TEXT, unit_of_user INTEGER,"
                                    + " container_runtime TEXT, container TEXT,"
                                    + " container_name TEXT)",
                            "CREATE INDEX program_of ON program(name, command)",
                            "INSERT INTO program(name, runtime, command, program, directory, uid,"
                                    + " user, unit, unit_of_user, container_runtime, container,"
                                    + " container_name) SELECT DISTINCT name, runtime, command,"
                                    + " program, directory, uid, user, unit, unit_of_user,"
                                    + " container_runtime, container, container_name FROM holder",
                            "ALTER TABLE holder RENAME TO holder_1",
                            "CREATE TABLE holder(id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                    + " boot TEXT NOT NULL, pid INTEGER NOT NULL,"
                                    + " ticks INTEGER NOT NULL, started INTEGER NOT NULL,"
                                    + " program INTEGER NOT NULL)",
                            "INSERT INTO holder SELECT h.id, h.boot, h.pid, h.ticks, h.started,"
                                    + " p.id FROM holder_1 h JOIN program p ON p.name = h.name"
                                    + " AND p.command = h.command AND p.runtime IS h.runtime"
                                    + " AND p.program IS h.program"
                                    + " AND p.directory IS h.directory AND p.uid = h.uid"
                                    + " AND p.user = h.user AND p.unit IS h.unit"
                                    + " AND p.unit_of_user IS h.unit_of_user"
                                    + " AND p.container_runtime IS h.container_runtime"
                                    + " AND p.container IS h.container"
                                    + " AND p.container_name IS h.container_name",
                            "DROP TABLE holder_1",
                            "CREATE INDEX holder_of ON holder(pid, ticks)",
                            "ALTER TABLE place RENAME TO place_1",
                            "CREATE TABLE place(id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                    + " protocol INTEGER NOT NULL, address TEXT NOT NULL,"
                                    + " port INTEGER NOT NULL, v6only INTEGER, device TEXT)",
                            "INSERT INTO place SELECT id, protocol, address, port, v6only, device"
                                    + " FROM place_1",
                            "DROP TABLE place_1",
                            "CREATE INDEX place_of ON place(port, address)",
                            "ALTER TABLE span ADD COLUMN program INTEGER",
                            "UPDATE span SET program ="
                                    + " (SELECT program FROM holder WHERE id = span.holder)",
                            "CREATE INDEX span_program ON span(program, begun)",
                            "ALTER TABLE event ADD COLUMN program INTEGER",
                            "UPDATE event SET program = coalesce("
                                    + "(SELECT program FROM holder WHERE id = event.holder),"
                                    + " (SELECT program FROM span WHERE id = event.span))",
                            "CREATE INDEX event_program ON event(program, at)"),
                    // what the system said that the recorder could not write
                    List.of("ALTER TABLE gap ADD COLUMN words TEXT"));

    /** The version that this Bindsight writes. */
    static final int VERSION = STEPS.size();

    private Schema() {}

    /** The version of a file: 0 for an empty one. */
    static int version(Connection database) throws SQLException {
        return number(database, "PRAGMA user_version");
    }

    /** Brings a file to the version of this Bindsight, all of it or nothing. */
    static void migrate(Connection database) throws SQLException {
        migrate(database, VERSION);
    }

    /** Brings a file to a version, which is of this Bindsight or of one before. */
    static void migrate(Connection database, int to) throws SQLException {
        int version = version(database);
        if (version >= to) {
            return;
        }
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            for (List<String> step : STEPS.subList(version, to)) {
                for (String each : step) {
                    statement.executeUpdate(each);
                }
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
            statement.executeUpdate("PRAGMA user_version = " + to);
            database.commit();
        } catch (SQLException e) {
            Undoing.undo(database, e);
            throw e;
        } finally {
            database.setAutoCommit(true);
        }
    }

    /** The one number that a question is answered with; 0 for none. */
    static int number(Connection database, String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
