package dev.bindsight.history.store;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Connections to a file of SQLite. The log ahead of writing (WAL) lets others read while it is
 * written; what a transaction has committed outlives the end of its process, and a power cut leaves
 * at least a whole file (https://sqlite.org/wal.html).
 */
final class Database {
    private static final String URL = "jdbc:sqlite:";

    /** How long one waits for another that writes. */
    private static final int PATIENCE_MILLIS = 3_000;

    /** How long one waits that only has something to add. */
    private static final int IMPATIENCE_MILLIS = 250;

    /** Of the file in memory, in KiB. */
    private static final int CACHE = 2_000;

    private Database() {}

    /** To write all of it. The file is there, if empty. */
    static Connection write(Path file) throws SQLException {
        Connection database = config(PATIENCE_MILLIS).createConnection(URL + file);
        // how free pages are given back is settled before anything is written
        run(
                database,
                "PRAGMA auto_vacuum = INCREMENTAL",
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = NORMAL",
                "PRAGMA journal_size_limit = 2000000");
        return database;
    }

    /** To add something to a file that somebody else writes. */
    static Connection add(Path file) throws SQLException {
        SQLiteConfig config = config(IMPATIENCE_MILLIS);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection(URL + file);
    }

    /** To read a file that is there. */
    static Connection read(Path file) throws SQLException {
        SQLiteConfig config = config(PATIENCE_MILLIS);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Connection database = config.createConnection(URL + file);
        run(database, "PRAGMA query_only = ON");
        return database;
    }

    private static SQLiteConfig config(int patience) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(patience);
        config.setCacheSize(-CACHE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static void run(Connection database, String... pragmas) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : pragmas) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /** What a check of the file found. */
    static SQLException broken(String found) {
        return new SQLiteException(found, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    /** Whether the file is no file of SQLite or a broken one. */
    static boolean isBroken(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /** The system's words where SQLite's code has but one cause; else absent. */
    static @Nullable String reason(SQLException e) {
        // which it gives for ENOSPC, and for less written than was asked
        return is(e, SQLiteErrorCode.SQLITE_FULL) ? "No space left on device" : null;
    }

    /** Whether the system refused something, which SQLite has no words for. */
    static boolean isOfSystem(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_IOERR)
                || is(e, SQLiteErrorCode.SQLITE_CANTOPEN)
                || is(e, SQLiteErrorCode.SQLITE_READONLY);
    }

    private static boolean is(SQLException e, SQLiteErrorCode primary) {
        return e instanceof SQLiteException known
                && (known.getResultCode().code & 0xFF) == primary.code;
    }
}
