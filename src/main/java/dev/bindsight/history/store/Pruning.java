package dev.bindsight.history.store;

import dev.bindsight.history.Retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets the oldest part of the record. What lasts is never forgotten. */
final class Pruning {
    /** How much is forgotten at once where there is too much: a tenth of the time it covers. */
    private static final int PART = 10;

    /** A file that is still too large after so many parts holds little but what lasts. */
    private static final int MOST_PARTS = 40;

    private final Connection database;

    Pruning(Connection database) {
        this.database = database;
    }

    void prune(Retention kept, Instant now) throws SQLException {
        boolean some = before(Instants.millis(now.minus(Duration.ofDays(kept.days()))));
        long most = kept.megabytes() * 1_000_000L;
        for (int part = 0; part < MOST_PARTS && used() > most; part++) {
            long oldest = end("min");
            long newest = end("max");
            if (oldest < 0) {
                break;
            }
            some |= before(oldest + Math.max(1, (newest - oldest) / PART));
        }
        if (some) {
            sweep();
        }
    }

    /** Forgets what ended before; whether there was anything. */
    private boolean before(long millis) throws SQLException {
        int gone =
                run(
                        "DELETE FROM lasting WHERE id IN (SELECT id FROM span WHERE ended < ?)",
                        millis);
        gone += run("DELETE FROM span WHERE ended < ?", millis);
        gone += run("DELETE FROM event WHERE at < ?", millis);
        gone += run("DELETE FROM gap WHERE ended < ?", millis);
        return gone > 0;
    }

    /** Places, holders and their programs that nothing names any more. */
    private void sweep() throws SQLException {
        for (String table : List.of("holder", "place")) {
            try (Statement statement = database.createStatement()) {
                statement.executeUpdate(
                        "DELETE FROM "
                                + table
                                + " WHERE id NOT IN (SELECT "
                                + table
                                + " FROM span WHERE "
                                + table
                                + " IS NOT NULL UNION SELECT "
                                + table
                                + " FROM event WHERE "
                                + table
                                + " IS NOT NULL)");
            }
        }
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(
                    "DELETE FROM program WHERE id NOT IN (SELECT program FROM holder)");
        }
    }

    private int run(String sql, long millis) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setLong(1, millis);
            return statement.executeUpdate();
        }
    }

    /** Bytes of the file that hold something. */
    private long used() throws SQLException {
        long pages = Schema.number(database, "PRAGMA page_count");
        long free = Schema.number(database, "PRAGMA freelist_count");
        return (pages - free) * Schema.number(database, "PRAGMA page_size");
    }

    /** When the first or the last of what has ended did; -1 where there is none. */
    private long end(String which) throws SQLException {
        String sql =
                "SELECT %1$s(t) FROM (SELECT %1$s(ended) t FROM span WHERE ended IS NOT NULL"
                        + " UNION ALL SELECT %1$s(at) FROM event)";
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(which))) {
            long end = row.next() ? row.getLong(1) : 0;
            return row.wasNull() ? -1 : end;
        }
    }
}
