package dev.bindsight.history.store;

import static dev.bindsight.history.Past.NOON;
import static dev.bindsight.history.Past.holder;
import static dev.bindsight.history.Past.lasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.history.HeldSpan;
import dev.bindsight.history.HistoryQuery;
import dev.bindsight.history.Period;
import dev.bindsight.history.Retention;
import dev.bindsight.inventory.filter.SocketFilter;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is too old or too much is forgotten, and nothing is told of it any more. */
class PruningTest extends OnRecordFile {
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
        writer.write(List.of(new Change.Began(other, 0)), pulse(now));

        assertThat(reader.read(new HistoryQuery(all, SocketFilter.NONE, 100)).spans())
                .containsExactly(other);
        assertThat(reader.read(new HistoryQuery(all, filter("other.js"), 100)).spans())
                .containsExactly(other);
    }
}
