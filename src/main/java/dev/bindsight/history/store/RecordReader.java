package dev.bindsight.history.store;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.HistoryReader;
import dev.bindsight.history.PastFilter;
import dev.bindsight.history.PastPlace;
import dev.bindsight.history.Predecessor;
import dev.bindsight.history.Predecessors;
import dev.bindsight.history.RecordState;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.Retention;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the file. It is opened when something is asked and there is one, and kept open for as long
 * as it is the one of that name; whatever cannot be read is as if there were none, and {@link
 * #state} says so.
 */
public final class RecordReader implements HistoryReader, Predecessors {
    private final HistoryFile file;
    private final MachineSummary machine;
    private final InstantSource clock;
    private final Supplier<String> boot;
    private final Supplier<Retention> kept;
    private @Nullable Connection database;
    private @Nullable Object opened;
    private @Nullable Rows rows;
    private @Nullable Catalogue catalogue;

    /**
     * A reader.
     *
     * @param machine which names a filter may use
     * @param boot which run of the machine this is; empty where that is not told
     * @param kept how long and how much is kept
     */
    public RecordReader(
            HistoryFile file,
            MachineSummary machine,
            InstantSource clock,
            Supplier<String> boot,
            Supplier<Retention> kept) {
        this.file = file;
        this.machine = machine;
        this.clock = clock;
        this.boot = boot;
        this.kept = kept;
    }

    @Override
    public synchronized RecordState state() {
        List<Path> aside = file.aside();
        Trouble trouble = aside.isEmpty() ? null : new Trouble.SetAside(aside);
        if (!file.exists()) {
            String hidden = file.hidden();
            return new RecordState(
                    null,
                    null,
                    0,
                    kept.get(),
                    file.path(),
                    hidden == null
                            ? first(heard(null).trouble(), trouble)
                            : new Trouble.Unusable(hidden));
        }
        try {
            Connection open = open();
            Pulse pulse = Statements.pulse(open);
            Heard heard = heard(pulse);
            return new RecordState(
                    heard.alive() && pulse != null ? pulse.recorder() : null,
                    new Answering(open, rows(), catalogue(), heard).since(),
                    file.bytes(),
                    kept.get(),
                    file.path(),
                    first(heard.trouble(), trouble));
        } catch (SQLException e) {
            giveUp();
            return new RecordState(null, null, file.bytes(), kept.get(), file.path(), why(e));
        }
    }

    /** What is wrong now comes before what was. */
    private static @Nullable Trouble first(@Nullable Trouble now, @Nullable Trouble before) {
        return now == null ? before : now;
    }

    private Heard heard(@Nullable Pulse pulse) {
        return Heard.of(pulse, file, boot.get(), clock.instant());
    }

    private static Trouble why(SQLException e) {
        return e instanceof NewerFile newer
                ? new Trouble.Newer(newer.version())
                : new Trouble.Unusable(String.valueOf(e.getMessage()));
    }

    @Override
    public synchronized HistoryAnswer read(HistoryQuery query) {
        if (!file.exists()) {
            return HistoryAnswer.NOTHING;
        }
        try {
            return answering().answer(query, new PastFilter(query.filter(), machine));
        } catch (SQLException e) {
            giveUp();
            return HistoryAnswer.NOTHING;
        }
    }

    @Override
    public synchronized HeldAt heldAt(Port port, Instant at) {
        if (!file.exists()) {
            return new HeldAt.NotRecorded(null, null);
        }
        try {
            return answering().heldAt(port, at, new PastFilter(SocketFilter.NONE, machine));
        } catch (SQLException e) {
            giveUp();
            return new HeldAt.NotRecorded(null, null);
        }
    }

    @Override
    public synchronized Optional<Predecessor> before(PastPlace place, Collection<SocketEntry> now) {
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            Connection open = open();
            Pulse pulse = Statements.pulse(open);
            String thisBoot = boot.get();
            if (pulse == null || !pulse.boot().equals(thisBoot)) {
                return Optional.empty();
            }
            return new Succession(open, rows(), pulse, pulse.isAlive(thisBoot))
                    .before(place, now, clock.instant());
        } catch (SQLException e) {
            giveUp();
            return Optional.empty();
        }
    }

    private Answering answering() throws SQLException {
        Connection open = open();
        return new Answering(open, rows(), catalogue(), heard(Statements.pulse(open)));
    }

    private Connection open() throws SQLException {
        Object key = file.key();
        if (database != null && !Objects.equals(key, opened)) {
            // deleted or put aside since, and begun anew: what is open has no name any more
            giveUp();
        }
        Connection open = database;
        if (open == null) {
            open = Database.read(file.path());
            database = open;
            opened = key;
            int version = Schema.version(open);
            if (version > Schema.VERSION) {
                throw new NewerFile(version);
            }
            if (version < Schema.VERSION) {
                throw new SQLException("not migrated yet");
            }
            rows = new Rows(open);
            catalogue = new Catalogue(open);
        }
        return open;
    }

    private Rows rows() throws SQLException {
        Rows known = rows;
        if (known == null) {
            throw new SQLException("closed");
        }
        return known;
    }

    private Catalogue catalogue() throws SQLException {
        Catalogue known = catalogue;
        if (known == null) {
            throw new SQLException("closed");
        }
        return known;
    }

    /** The next question opens it anew. */
    private void giveUp() {
        Connection open = database;
        Rows known = rows;
        database = null;
        opened = null;
        rows = null;
        catalogue = null;
        try (open;
                known) {
            return;
        } catch (SQLException e) {
            // it is given up all the same
        }
    }

    @Override
    public synchronized void close() {
        giveUp();
    }

    /** A newer Bindsight wrote the file. */
    private static final class NewerFile extends SQLException {
        private static final long serialVersionUID = 1;
        private final int version;

        NewerFile(int version) {
            super("version " + version);
            this.version = version;
        }

        int version() {
            return version;
        }
    }
}
