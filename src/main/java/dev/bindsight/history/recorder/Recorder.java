package dev.bindsight.history.recorder;

import dev.bindsight.history.PastEvent;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SystemReason;
import dev.bindsight.history.store.Change;
import dev.bindsight.history.store.HistoryFile;
import dev.bindsight.history.store.Note;
import dev.bindsight.history.store.Pulse;
import dev.bindsight.history.store.RecordWriter;
import dev.bindsight.inventory.Endings;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.InventoryDelta;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Uid;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records: looks, writes down what is another than before, and nothing else. One for each user.
 * Used by one thread.
 */
public final class Recorder implements AutoCloseable {
    /** How often the record is looked through for what is too old or too much. */
    private static final Duration PRUNE = Duration.ofMinutes(10);

    /** What waits for a disk that is full; the rest is a gap. */
    private static final int MOST_WAITING = 20_000;

    private static final ProcessHandle SELF = ProcessHandle.current();

    private final Wiring wiring;
    private final RecorderLock lock;
    private final RecordWriter writer;
    private final List<Change> waiting = new ArrayList<>();
    private final Set<ProcessRef> watched = new HashSet<>();

    private Ledger ledger;
    private @Nullable Moment before;
    private @Nullable Inventory last;
    private Duration pruned = Duration.ZERO;
    private @Nullable String trouble;

    /** Whether other processes may have something now than those that are held on to. */
    private boolean changed;

    /**
     * What a recorder works with.
     *
     * @param file where it writes
     * @param kind who records
     * @param looks what there is
     * @param endings how what was there ends; closed with the recorder
     * @param clocks the clocks of the machine
     * @param userName the name of a user, or the number as text
     * @param arguments whether all arguments of a program are kept, as it is chosen by now
     * @param kept how much is kept, as it is chosen by now
     * @param writing what the recorders of this process learn of writing it
     */
    public record Wiring(
            HistoryFile file,
            RecorderKind kind,
            Looks looks,
            Endings endings,
            Moment.Source clocks,
            Function<Uid, String> userName,
            BooleanSupplier arguments,
            Supplier<Retention> kept,
            Writing writing) {}

    /** What came of starting one. */
    public sealed interface Start {
        /**
         * It records.
         *
         * @param recorder close it when done
         */
        record Started(Recorder recorder) implements Start {}

        /** Another process, or another part of this one, records already. */
        record AlreadyRecorded() implements Start {}

        /**
         * The record cannot be written.
         *
         * @param why the reason that the system gives
         */
        record Refused(String why) implements Start {}

        /**
         * A newer Bindsight wrote the record.
         *
         * @param version of its tables
         */
        record Newer(int version) implements Start {}
    }

    private Recorder(Wiring wiring, RecorderLock lock, RecordWriter writer) throws SQLException {
        this.wiring = wiring;
        this.lock = lock;
        this.writer = writer;
        ledger =
                new Ledger(
                        new KeptCommand(wiring.arguments()),
                        wiring.userName(),
                        writer.nextSpan(),
                        writer::lastOn);
    }

    /** Starts one; it has not looked yet. */
    public static Start start(Wiring wiring) {
        Start start = begin(wiring);
        if (start instanceof Start.Refused(String why)) {
            wiring.writing().refused(why, wiring.clocks().now().wall());
        }
        return start;
    }

    private static Start begin(Wiring wiring) {
        RecorderLock lock;
        try {
            wiring.file().make();
            lock = RecorderLock.take(wiring.file());
        } catch (IOException e) {
            wiring.endings().close();
            return new Start.Refused(SystemReason.of(e));
        }
        if (lock == null) {
            wiring.endings().close();
            return new Start.AlreadyRecorded();
        }
        Start start = open(wiring, lock);
        if (!(start instanceof Start.Started)) {
            lock.close();
            wiring.endings().close();
        }
        return start;
    }

    private static Start open(Wiring wiring, RecorderLock lock) {
        return switch (RecordWriter.open(wiring.file(), wiring.clocks().now().wall())) {
            case RecordWriter.Opening.Opened(RecordWriter writer) -> {
                try {
                    yield new Start.Started(new Recorder(wiring, lock, writer));
                } catch (SQLException e) {
                    writer.close();
                    yield new Start.Refused(RecordWriter.reason(wiring.file(), e));
                }
            }
            case RecordWriter.Opening.Refused(String why) -> new Start.Refused(why);
            case RecordWriter.Opening.Newer(int version) -> new Start.Newer(version);
        };
    }

    /** Where a broken record was put when this one was begun; absent where none was. */
    public @Nullable Path setAside() {
        return writer.setAside();
    }

    /** Why what was seen last could not be written down; absent where it could. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Looks once and writes down what is new. */
    public void look() {
        if (!(wiring.looks().next() instanceof Reading.Read(Inventory inventory))) {
            return; // a gap, when a look succeeds again
        }
        Moment now = wiring.clocks().now();
        try {
            if (before == null) {
                first(inventory, now);
            } else {
                next(inventory, now);
            }
            before = now;
            last = inventory;
            changed |= !waiting.isEmpty();
            write(now, false);
            pruneSometimes(now);
            trouble = null;
        } catch (SQLException e) {
            trouble = RecordWriter.reason(wiring.file(), e);
            wiring.writing().refused(trouble, now.wall());
            if (waiting.size() > MOST_WAITING) {
                drop();
            }
        }
        if (changed) {
            watch();
            changed = false;
        }
    }

    /** What waits is missed: the next look is as the first one of another recorder. */
    private void drop() {
        waiting.clear();
        ledger = ledger.anew();
        before = null;
        last = null;
    }

    private void first(Inventory inventory, Moment now) throws SQLException {
        Pulse heard = writer.lastPulse();
        boolean rebooted = heard != null && !heard.boot().equals(now.boot());
        // those before this look are of sockets that nobody could have seen
        wiring.endings().destroyed();
        Looked look = looked(inventory, InventoryDelta.ANEW, now, null, List.of());
        waiting.addAll(
                ledger.first(writer.lasting(), heard == null ? null : heard.at(), rebooted, look));
        if (heard == null) {
            waiting.add(new Change.Happened(new PastEvent.RecordingBegan(now.wall())));
        } else {
            List<RecordGap> gaps = wiring.writing().since(heard, now);
            gaps.subList(0, gaps.size() - 1)
                    .forEach(earlier -> waiting.add(new Change.Missed(earlier)));
            missed(gaps.getLast());
        }
    }

    private void next(Inventory inventory, Moment now) throws SQLException {
        Moment past = before;
        if (past == null) {
            return;
        }
        Passage passage = Passage.between(past, now);
        if (!passage.clockSet().isZero()) {
            waiting.addAll(ledger.clockSet(passage.clockSet()));
            waiting.add(
                    new Change.Happened(new PastEvent.ClockSet(now.wall(), passage.clockSet())));
        }
        if (passage.gap() != null) {
            missed(passage.gap());
        }
        InventoryDelta delta = wiring.looks().change(last, inventory);
        waiting.addAll(
                ledger.next(looked(inventory, delta, now, passage.gap(), writer.takeNotes())));
    }

    private void missed(RecordGap gap) {
        waiting.add(new Change.Missed(gap));
        waiting.add(new Change.Happened(new PastEvent.RecordingWentOn(gap.to(), gap)));
    }

    private Looked looked(
            Inventory inventory,
            InventoryDelta delta,
            Moment now,
            @Nullable RecordGap gap,
            List<Note> notes) {
        return new Looked(
                now.wall(),
                gap,
                inventory,
                delta,
                wiring.endings()::end,
                wiring.endings().destroyed(),
                notes);
    }

    private void write(Moment now, boolean clean) throws SQLException {
        writer.write(
                waiting,
                new Pulse(
                        now.boot(),
                        now.wall(),
                        clean,
                        wiring.kind(),
                        SELF.pid(),
                        wiring.writing().started()));
        waiting.clear();
        wiring.writing().done();
    }

    private void pruneSometimes(Moment now) throws SQLException {
        if (now.running().minus(pruned).compareTo(PRUNE) >= 0) {
            pruned = now.running();
            writer.prune(wiring.kept().get(), now.wall());
        }
    }

    /** Holds on to whoever has something now, and lets go of who has nothing any more. */
    private void watch() {
        Set<ProcessRef> holders = ledger.holders();
        for (ProcessRef each : Set.copyOf(watched)) {
            if (!holders.contains(each)) {
                wiring.endings().forget(each);
                watched.remove(each);
            }
        }
        for (ProcessRef each : holders) {
            if (watched.add(each)) {
                wiring.endings().watch(each);
            }
        }
    }

    /** Ends it as a SIGKILL does: nothing more is written. */
    void abandon() {
        writer.close();
        wiring.endings().close();
        lock.close();
    }

    /** Writes down that recording ends, and lets another record. */
    @Override
    public void close() {
        try {
            if (before != null && last != null) {
                Moment now = wiring.clocks().now();
                Looked look = looked(last, InventoryDelta.NONE, now, null, List.of());
                waiting.addAll(ledger.last(look));
                Instant at = now.wall();
                waiting.add(new Change.Happened(new PastEvent.RecordingEnded(at)));
                write(now, true);
            }
        } catch (SQLException e) {
            // it ends all the same, and the next one finds a gap
        } finally {
            abandon();
        }
    }
}
