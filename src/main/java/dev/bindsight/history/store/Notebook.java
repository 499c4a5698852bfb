package dev.bindsight.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Leaves notes for whoever records, so that one process alone writes the record. Where nobody does,
 * nothing is written; where it cannot be written, nobody is told: it is a favour, and what is noted
 * has been said to the person already.
 */
public final class Notebook {
    private final HistoryFile file;
    private final Supplier<String> boot;

    /**
     * The notebook beside a record.
     *
     * @param boot which run of the machine this is
     */
    public Notebook(HistoryFile file, Supplier<String> boot) {
        this.file = file;
        this.boot = boot;
    }

    /** Adds notes; blocks for a quarter of a second at most. */
    public void add(List<Note> notes) {
        if (notes.isEmpty() || !file.exists()) {
            return;
        }
        try (Connection database = Database.add(file.path())) {
            Pulse pulse =
                    Schema.version(database) == Schema.VERSION ? Statements.pulse(database) : null;
            if (pulse == null || !pulse.isAlive(boot.get())) {
                return;
            }
            database.setAutoCommit(false);
            for (Note each : notes) {
                NoteTable.add(database, each);
            }
            database.commit();
        } catch (SQLException busyOrClosed) {
            // as said
        }
    }
}
