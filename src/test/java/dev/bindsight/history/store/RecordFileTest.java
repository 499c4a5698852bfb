package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.history.RecordState.Trouble;
import dev.bindsight.inventory.filter.SocketFilter;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The file is its owner's alone, a broken one is no end, and one of another version is known. */
class RecordFileTest extends OnRecordFile {
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
    void aFileThatWasMadeAndNotWrittenYetIsNoRecord() throws IOException {
        file().make();

        assertThat(reader().state().trouble()).isNull();
        assertThat(reader().state().since()).isNull();
    }

    /** As the window's, which asks while the record is deleted. */
    @Test
    void aReaderThatWasOpenReadsTheRecordThatWasBegunAfterADeletedOne() throws SQLException {
        RecordReader reader = reader();
        RecordWriter first = writer();
        first.write(List.of(new Change.Began(lasting(1, 3000, null, NOON), 0)), pulse(NOON));
        assertThat(ports(reader)).containsExactly(3000);
        first.close();
        assertThat(file().delete()).isTrue();
        assertThat(reader.state().since()).isNull();

        writer().write(List.of(new Change.Began(lasting(1, 4000, null, NOON), 0)), pulse(now));
        assertThat(reader.state().recording()).isTrue();
        assertThat(ports(reader)).containsExactly(4000);
    }

    private static List<Integer> ports(RecordReader reader) {
        return reader.read(day("")).spans().stream()
                .map(span -> span.place().port().number())
                .toList();
    }

    /** A link to itself can be reached by nobody, as a folder that may not be searched by some. */
    @Test
    void aRecordThatCannotBeReachedIsNotSaidToBeMissing() throws IOException {
        Files.createDirectories(file().folder().getParent());
        Files.createSymbolicLink(file().folder(), file().folder());

        assertThat(reader().state().trouble()).isInstanceOf(Trouble.Unusable.class);
    }

    @Test
    void aBrokenFileIsPutAsideAndTold() throws IOException, SQLException {
        Files.createDirectories(file().folder());
        Files.writeString(file().path(), "no file of SQLite at all, but long enough to be one\n");
        assertThat(reader().state().trouble()).isInstanceOf(Trouble.Unusable.class);

        RecordWriter writer = writer();
        assertThat(writer.setAside()).exists().isEqualByComparingTo(file().aside().getLast());
        writer.write(List.of(), pulse(now));
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
}
