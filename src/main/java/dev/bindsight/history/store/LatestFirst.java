package dev.bindsight.history.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows that several questions find, as one: the latest first, each once. Every question gives
 * its rows by time and id, both descending, and no more of them is read than is asked for.
 */
final class LatestFirst implements AutoCloseable {
    private final Connection database;
    private final int timeColumn;
    private final int idColumn;
    private final List<PreparedStatement> asked = new ArrayList<>();
    private final PriorityQueue<Cursor> cursors =
            new PriorityQueue<>(
                    Comparator.comparingLong(Cursor::time)
                            .thenComparingLong(Cursor::id)
                            .reversed());
    private @Nullable Cursor current;

    /** A question, at one of its rows. */
    private record Cursor(ResultSet row, long time, long id) {}

    /**
     * No question yet.
     *
     * @param timeColumn where the time of a row stands, from 1
     * @param idColumn where its id stands
     */
    LatestFirst(Connection database, int timeColumn, int idColumn) {
        this.database = database;
        this.timeColumn = timeColumn;
        this.idColumn = idColumn;
    }

    /** Asks one more, before the first row is taken. */
    void ask(String sql, long... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        asked.add(statement);
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 1, values[i]);
        }
        advance(statement.executeQuery());
    }

    private void advance(ResultSet row) throws SQLException {
        if (row.next()) {
            cursors.add(new Cursor(row, row.getLong(timeColumn), row.getLong(idColumn)));
        }
    }

    /** The next row, which stays until the next is asked for; absent behind the last. */
    @Nullable ResultSet next() throws SQLException {
        Cursor before = current;
        if (before != null) {
            advance(before.row());
        }
        Cursor next = cursors.poll();
        while (before != null && next != null && next.id() == before.id()) {
            // found by another question too
            advance(next.row());
            next = cursors.poll();
        }
        current = next;
        return next == null ? null : next.row();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement each : asked) {
            each.close();
        }
    }
}
