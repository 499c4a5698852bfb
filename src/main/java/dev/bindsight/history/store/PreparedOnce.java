package dev.bindsight.history.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Statements that are asked again and again, by their text: each is prepared once. One that failed
 * is prepared anew, because the driver has closed it. Not safe for use by several threads at once.
 */
final class PreparedOnce implements AutoCloseable {
    private final Connection database;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    PreparedOnce(Connection database) {
        this.database = database;
    }

    /** Reads what a question is answered with. */
    @FunctionalInterface
    interface Answer<T extends @Nullable Object> {
        /** From before the first row. */
        T read(ResultSet rows) throws SQLException;
    }

    /** Changes something, with values for the places that a statement leaves open. */
    void update(String sql, @Nullable Object... values) throws SQLException {
        try {
            bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            forget(sql, e);
            throw e;
        }
    }

    /** Asks something, in the same way. */
    <T extends @Nullable Object> T ask(String sql, Answer<T> answer, @Nullable Object... values)
            throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return answer.read(rows);
        } catch (SQLException e) {
            forget(sql, e);
            throw e;
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = database.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void forget(String sql, SQLException why) {
        PreparedStatement failed = prepared.remove(sql);
        if (failed == null) {
            return;
        }
        try {
            failed.close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement each : prepared.values()) {
            each.close();
        }
    }
}
