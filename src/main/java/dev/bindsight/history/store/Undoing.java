package dev.bindsight.history.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Undoes what could not be written. Some failures, a full disk among them, end the transaction
 * within SQLite, which then takes no ROLLBACK (sqlite.org/lang_transaction.html); the driver, which
 * begins the next one only behind a ROLLBACK that succeeded, would write from then on without one.
 */
final class Undoing {
    private Undoing() {}

    /**
     * Undoes all since the last commit, and begins anew.
     *
     * @param why what failed, to which is added what fails now
     */
    static void undo(Connection database, SQLException why) {
        try {
            database.rollback();
        } catch (SQLException undone) {
            begin(database, why);
        }
    }

    private static void begin(Connection database, SQLException why) {
        try {
            database.setAutoCommit(true);
        } catch (SQLException none) {
            // thrown behind the change of the mode, as there is nothing to commit
        }
        try {
            database.setAutoCommit(false);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }
}
