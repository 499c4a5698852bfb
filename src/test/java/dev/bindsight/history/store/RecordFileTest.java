package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.ended;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;
import static dev.bindsight.history.Past.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldAt;
import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryAnswer;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.PastEvent;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordGap;
import dev.bindsight.history.RecordState.RecorderKind;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.history.Retention;
import dev.bindsight.history.SpanEnd;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.filter.FilterReading;
import dev.bindsight.inventory.filter.SocketFilter;
import dev.bindsight.model.Pid;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessEnd;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.Signal;
import dev.bindsight.testbed.ScriptedPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is written down is read again, by others too, and a broken file is no end. */
class RecordFileTest {
    private static final String BOOT = "a1";
    private static final SpanEnd KILLED = new SpanEnd.ProcessEnded(new ProcessEnd.Signalled(9));

    @TempDir private Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Instant now = NOON.plusSeconds(3600);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void whatIsWrittenIsReadByAnotherWhileItIsWritten() throws SQLException {
        RecordWriter writer = writer();
        RecordReader reader = reader();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);

        writer.write(
                List.of(
                        new Change.Began(server, 77),
                        new Change.Happened(new PastEvent.Opened(NOON, server, null))),
                pulse(NOON));
        assertThat(reader.read(day("")).spans()).containsExactly(server);
        assertThat(reader.read(day("")).events())
                .containsExactly(new PastEvent.Opened(NOON, server, null));

        Instant end = NOON.plusSeconds(90);
        writer.write(
                List.of(
                        new Change.Ended(1, end, KILLED),
                        new Change.Happened(new PastEvent.Closed(end, ended(server, end, KILLED)))),
                pulse(end));
        assertThat(reader.read(day("3000")).spans()).containsExactly(ended(server, end, KILLED));
        assertThat(reader.read(day("3000")).events()).hasSize(2);
        assertThat(reader.read(day("3001")).spans()).isEmpty();
    }

    @Test
    void everyEventIsReadAsItWasWritten() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan first = lasting(1, 3000, holder(4121, "server.js"), NOON);
        HeldSpan second = lasting(2, 3000, holder(4200, "server.js"), NOON.plusSeconds(9));
        var gap = new RecordGap(NOON.minusSeconds(60), NOON.plusSeconds(8), RecordGap.Why.BOOT);
        List<PastEvent> events =
                List.of(
                        new PastEvent.RecordingBegan(NOON),
                        new PastEvent.Stopped(NOON.plusSeconds(1), first, Signal.SIGTERM),
                        new PastEvent.CameBack(NOON.plusSeconds(2), second, first),
                        new PastEvent.ChangedOwner(NOON.plusSeconds(3), second, first),
                        new PastEvent.Failed(
                                NOON.plusSeconds(4),
                                PastEvent.FailedCall.BIND,
                                place(3000),
                                "EADDRINUSE",
                                PastEvent.SeenBy.RUN,
                                "npm run dev",
                                holder(4121, "server.js")),
                        new PastEvent.Failed(
                                NOON.plusSeconds(5),
                                PastEvent.FailedCall.CONNECT,
                                place(3001),
                                "ECONNREFUSED",
                                PastEvent.SeenBy.BINDSIGHT,
                                null,
                                null),
                        new PastEvent.Brief(NOON.plusSeconds(6), place(9000)),
                        new PastEvent.ClockSet(NOON.plusSeconds(7), Duration.ofMinutes(-5)),
                        new PastEvent.RecordingWentOn(gap.to(), gap),
                        new PastEvent.RecordingEnded(NOON.plusSeconds(10)));
        var changes = new ArrayList<Change>();
        changes.add(new Change.Began(first, 0));
        changes.add(new Change.Began(second, 0));
        events.forEach(each -> changes.add(new Change.Happened(each)));
        changes.add(new Change.Missed(gap));
        writer.write(changes, pulse(NOON.plusSeconds(10)));

        assertThat(reader().read(day("")).events()).isEqualTo(events);
        assertThat(reader().read(day("")).gaps()).contains(gap);
        assertThat(reader().read(day("process:server.js")).events())
                .as("those of the recording are told with any filter")
                .hasSize(events.size() - 2);
    }

    @Test
    void whoHadAPortIsToldWithItsGaps() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON.plusSeconds(60));
        var gap =
                new RecordGap(
                        NOON.plusSeconds(200), NOON.plusSeconds(300), RecordGap.Why.SUSPENDED);
        writer.write(
                List.of(
                        new Change.Happened(new PastEvent.RecordingBegan(NOON)),
                        new Change.Began(server, 0),
                        new Change.Ended(1, NOON.plusSeconds(120), KILLED),
                        new Change.Missed(gap)),
                pulse(NOON.plusSeconds(400)));
        HeldSpan held = ended(server, NOON.plusSeconds(120), KILLED);
        var port = new Port(3000);
        RecordReader reader = reader();

        assertThat(reader.heldAt(port, NOON.plusSeconds(60)))
                .isEqualTo(new HeldAt.Held(List.of(held)));
        assertThat(reader.heldAt(port, NOON.plusSeconds(59)))
                .isEqualTo(new HeldAt.Nobody(null, held));
        assertThat(reader.heldAt(port, NOON.plusSeconds(120)))
                .isEqualTo(new HeldAt.Nobody(held, null));
        assertThat(reader.heldAt(port, NOON.plusSeconds(250)))
                .isEqualTo(new HeldAt.NotRecorded(gap, held));
        assertThat(reader.heldAt(port, NOON.minusSeconds(1)))
                .isEqualTo(new HeldAt.NotRecorded(null, null));
        assertThat(reader.heldAt(port, now.plusSeconds(1)))
                .isEqualTo(new HeldAt.NotRecorded(null, held));
    }

    @Test
    void whatLastedWhenTheRecorderWasKilledLastsNoLonger() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan server = lasting(1, 3000, holder(4121, "server.js"), NOON);
        Instant heard = NOON.plusSeconds(30);
        writer.write(
                List.of(new Change.Began(server, 0)),
                new Pulse(BOOT, heard, false, RecorderKind.COMMAND, Integer.MAX_VALUE, 0));

        assertThat(reader().state().recording()).isFalse();
        assertThat(reader().read(day("")).spans())
                .containsExactly(ended(server, heard, new SpanEnd.Unknown()));
        assertThat(reader().read(day("")).gaps())
                .containsExactly(new RecordGap(heard, now, RecordGap.Why.BROKEN_OFF));
        assertThat(reader().heldAt(new Port(3000), NOON.plusSeconds(60)))
                .isInstanceOf(HeldAt.NotRecorded.class);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException, SQLException {
        RecordWriter writer = writer();
        writer.write(List.of(new Change.Began(lasting(1, 3000, null, NOON), 0)), pulse(NOON));
        assertThat(permissions(file().folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file().folder())) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(3);
            for (Path each : all) {
                assertThat(permissions(each)).as(each.toString()).isEqualTo("rw-------");
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aBrokenFileIsPutAsideAndTold() throws IOException, SQLException {
        Files.createDirectories(file().folder());
        Files.writeString(file().path(), "no file of SQLite at all, but long enough to be one\n");
        assertThat(reader().state().trouble()).isInstanceOf(Trouble.Unusable.class);

        RecordWriter writer = writer();
        assertThat(writer.hasSetAside()).isTrue();
        writer.write(List.of(), pulse(NOON));
        assertThat(reader().state().trouble())
                .isInstanceOfSatisfying(
                        Trouble.SetAside.class,
                        told ->
                                assertThat(told.aside())
                                        .singleElement()
                                        .satisfies(each ->
                                                assertThat(each)
                                                        .content()
                                                        .startsWith("no file of SQLite")));
    }

    @Test
    void aFileOfANewerBindsightIsLeftAlone() throws SQLException {
        writer().close();
        try (var database = Database.write(file().path());
                var statement = database.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThat(RecordWriter.open(file(), NOON)).isEqualTo(new RecordWriter.Opening.Newer(99));
        assertThat(reader().state().trouble()).isEqualTo(new Trouble.Newer(99));
    }

    @Test
    void aFileOfTheFirstVersionIsTakenOver() throws SQLException {
        writer().close();
        for (var each : List.of("", "-wal", "-shm")) {
            new File(file().path() + each).delete();
        }
        try (var database = Database.write(file().path())) {
            Schema.migrate(database, 1);
            try (var statement = database.createStatement()) {
                for (String each :
                        List.of(
                                "INSERT INTO place VALUES(7, 0, '127.0.0.1', 3000, NULL, NULL)",
                                "INSERT INTO holder(id, boot, pid, ticks, started, name, runtime,"
                                    + " command, directory, uid, user) VALUES(1, 'a1', 41, 5, 0,"
                                    + " 'a.js', 'node', 'node', '/a', 5, 'ann'),(2, 'a1', 42, 6, 0,"
                                    + " 'a.js', 'node', 'node', '/a', 5, 'ann'),(3, 'a1', 43, 7, 0,"
                                    + " 'b.js', NULL, 'b', NULL, 5, 'ann')",
                                "INSERT INTO span(id, place, port, holder, others, socket, begun,"
                                    + " seen, ended, how) VALUES(1, 7, 3000, 1, 0, 1, 10, 1, 20,"
                                    + " 0),(2, 7, 3000, 2, 0, 1, 30, 1, 40, 0),(3, 7, 3000, 3, 0,"
                                    + " 1, 50, 1, 60, 0),(4, 7, 3000, NULL, 0, 1, 70, 1, 80, 0)",
                                "INSERT INTO event(at, kind, port, span) VALUES(10, 0, 3000, 1),"
                                        + " (50, 0, 3000, 3), (70, 0, 3000, 4)")) {
                    statement.executeUpdate(each);
                }
            }
        }
        RecordWriter writer = writer();
        writer.write(List.of(), pulse(NOON));

        var all = new Period(Instant.EPOCH, NOON);
        assertThat(reader().read(new HistoryQuery(all, filter("a.js"), 100)))
                .satisfies(answer -> assertThat(ids(answer)).containsExactly(1L, 2L))
                .satisfies(answer -> assertThat(answer.events()).hasSize(1));
        assertThat(reader().read(new HistoryQuery(all, filter("b.js"), 100)))
                .satisfies(answer -> assertThat(ids(answer)).containsExactly(3L))
                .satisfies(answer -> assertThat(answer.events()).hasSize(1));
        assertThat(reader().read(new HistoryQuery(all, SocketFilter.NONE, 100)))
                .satisfies(answer -> assertThat(ids(answer)).containsExactly(1L, 2L, 3L, 4L))
                .satisfies(answer -> assertThat(answer.events()).hasSize(3));
    }

    @Test
    void eventsAreFoundByAProcessThatWasSeenLater() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan unseen = lasting(1, 3000, null, NOON);
        writer.write(
                List.of(
                        new Change.Began(unseen, 0),
                        new Change.Happened(new PastEvent.Opened(NOON, unseen, null))),
                pulse(NOON));
        RecordReader reader = reader();
        assertThat(reader.read(day("process:server.js")).events()).isEmpty();

        writer.write(List.of(new Change.Known(1, holder(41, "server.js"), 0)), pulse(NOON));

        assertThat(reader.read(day("process:server.js")).events()).hasSize(1);
        assertThat(reader.read(day("process:server.js")).spans()).hasSize(1);
    }

    @Test
    void whoReadsForLongIsNotToldOfPlacesThatAreForgotten() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan old = lasting(1, 3000, holder(1, "old.js"), NOON.minus(Duration.ofDays(40)));
        writer.write(
                List.of(
                        new Change.Began(old, 0),
                        new Change.Ended(1, NOON.minus(Duration.ofDays(31)), KILLED)),
                pulse(NOON));
        RecordReader reader = reader();
        var all = new Period(NOON.minus(Duration.ofDays(60)), NOON.plusSeconds(60));
        assertThat(reader.read(new HistoryQuery(all, filter("old.js"), 100)).spans()).hasSize(1);

        writer.prune(Retention.DEFAULT, NOON);
        HeldSpan other = lasting(2, 4000, holder(2, "other.js"), NOON);
        writer.write(List.of(new Change.Began(other, 0)), pulse(NOON));

        assertThat(reader.read(new HistoryQuery(all, SocketFilter.NONE, 100)).spans())
                .containsExactly(other);
        assertThat(reader.read(new HistoryQuery(all, filter("other.js"), 100)).spans())
                .containsExactly(other);
    }

    private static List<Long> ids(HistoryAnswer answer) {
        return answer.spans().stream().map(HeldSpan::id).toList();
    }

    private static SocketFilter filter(String words) {
        return ((FilterReading.Parsed) SocketFilter.parse(words)).filter();
    }

    @Test
    void whatIsTooOldIsForgottenAndWhatLastsIsNot() throws SQLException {
        RecordWriter writer = writer();
        HeldSpan old = lasting(1, 3000, holder(1, "old.js"), NOON.minus(Duration.ofDays(40)));
        HeldSpan since = lasting(2, 3001, holder(2, "since.js"), NOON.minus(Duration.ofDays(40)));
        HeldSpan recent = lasting(3, 3002, holder(3, "recent.js"), NOON.minus(Duration.ofDays(2)));
        writer.write(
                List.of(
                        new Change.Began(old, 0),
                        new Change.Ended(1, NOON.minus(Duration.ofDays(31)), KILLED),
                        new Change.Began(since, 0),
                        new Change.Began(recent, 0),
                        new Change.Ended(3, NOON.minus(Duration.ofDays(1)), KILLED)),
                pulse(NOON));
        writer.prune(Retention.DEFAULT, NOON);

        var all = new Period(NOON.minus(Duration.ofDays(60)), NOON);
        assertThat(reader().read(new HistoryQuery(all, SocketFilter.NONE, 100)).spans())
                .extracting(each -> Objects.requireNonNull(each.holder()).name())
                .containsExactly("since.js", "recent.js");
    }

    @Test
    void theFileStaysWithinItsSize() throws SQLException {
        RecordWriter writer = writer();
        for (int batch = 0; batch < 30; batch++) {
            var changes = new ArrayList<Change>();
            for (int i = 0; i < 1000; i++) {
                long id = batch * 1000L + i + 1;
                Instant from = NOON.minusSeconds(100_000 - id);
                HeldSpan span = lasting(id, 1024 + i, holder((int) id, "p" + id), from);
                changes.add(new Change.Began(span, id));
                changes.add(new Change.Ended(id, from.plusMillis(1), KILLED));
            }
            writer.write(changes, pulse(NOON));
        }
        assertThat(file().bytes()).isGreaterThan(4_000_000);
        writer.prune(new Retention(30, 1), NOON);
        writer.close();

        assertThat(file().bytes()).isBetween(100_000L, 1_300_000L);
        assertThat(reader().read(day("port:2023")).spans()).as("the latest is there").isNotEmpty();
    }

    @Test
    void notesOfOthersReachTheRecorderOnce() throws SQLException {
        RecordWriter writer = writer();
        var stopped = new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), Signal.SIGKILL);
        var refused =
                new Note.Failed(
                        NOON,
                        PastEvent.FailedCall.BIND,
                        place(3000),
                        "EADDRINUSE",
                        PastEvent.SeenBy.RUN,
                        "npm run dev");
        writer.write(List.of(), pulse(NOON));
        var notebook = new Notebook(file(), () -> BOOT);
        notebook.add(List.of(stopped, refused));

        assertThat(writer.takeNotes()).containsExactly(stopped, refused);
        assertThat(writer.takeNotes()).isEmpty();
    }

    @Test
    void nothingIsNotedWhereNobodyRecords() throws SQLException {
        new Notebook(file(), () -> BOOT)
                .add(List.of(new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), null)));
        assertThat(file().exists()).isFalse();

        RecordWriter writer = writer();
        writer.write(
                List.of(), new Pulse(BOOT, NOON, true, RecorderKind.COMMAND, self(), selfStart()));
        new Notebook(file(), () -> BOOT)
                .add(List.of(new Note.Stopped(NOON, new ProcessRef(new Pid(7), 70), null)));
        assertThat(writer.takeNotes()).isEmpty();
    }

    private HistoryFile file() {
        return HistoryFile.of(
                Map.of("XDG_STATE_HOME", directory.resolve("state").toString()), directory);
    }

    private RecordWriter writer() {
        RecordWriter writer =
                ((RecordWriter.Opening.Opened) RecordWriter.open(file(), NOON)).writer();
        open.add(writer);
        return writer;
    }

    private RecordReader reader() {
        var reader =
                new RecordReader(
                        file(),
                        new MachineSummary(new ScriptedPlatform().machine(), "test"),
                        (InstantSource) () -> now,
                        () -> BOOT,
                        () -> Retention.DEFAULT);
        open.add(reader);
        return reader;
    }

    private static Pulse pulse(Instant at) {
        return new Pulse(BOOT, at, false, RecorderKind.COMMAND, self(), selfStart());
    }

    private static long self() {
        return ProcessHandle.current().pid();
    }

    private static long selfStart() {
        return Pulse.startOf(ProcessHandle.current());
    }

    private static HistoryQuery day(String filter) {
        return new HistoryQuery(
                new Period(NOON.minus(Duration.ofDays(3)), NOON.plus(Duration.ofDays(1))),
                filter(filter),
                1000);
    }
}
