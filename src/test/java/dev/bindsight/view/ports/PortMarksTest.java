package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** What is marked as new and as gone, how long, and what is known to have opened when. */
class PortMarksTest extends OnListedPorts {
    @Test
    void aNewSocketIsMarkedForThreeSeconds() {
        read();
        process(6379);
        read();
        assertThat(row(6379).get().mark()).isEqualTo(Mark.NEW);

        later(Duration.ofMillis(2_900));
        assertThat(row(6379).get().mark()).isEqualTo(Mark.NEW);

        later(Duration.ofMillis(200));
        assertThat(row(6379).get().mark()).isEqualTo(Mark.NONE);
    }

    @Test
    void aSocketThatIsGoneStaysMarkedForThreeSecondsAndIsNotCounted() {
        SocketEntry redis = process(6379);
        read();
        int before = model.countsProperty().get().total();
        machine.remove(redis);
        read();

        assertThat(row(6379).get().mark()).isEqualTo(Mark.GONE);
        assertThat(model.countsProperty().get().total()).isEqualTo(before - 1);
        later(Duration.ofMillis(3_100));
        assertThat(ports()).doesNotContain(6379);
        assertThat(background.hasLater()).isFalse();
    }

    @Test
    void amongAllSocketsOneThatEndsIsGoneThoughOthersOfItsPortAreThere() {
        model.question().scopeProperty().set(Scope.ALL);
        machine.timeWait("127.0.0.1", 9200, Duration.ofSeconds(55));
        SocketEntry ended = machine.timeWait("127.0.0.1", 9200, Duration.ofSeconds(12));
        read();
        machine.remove(ended);
        read();

        assertThat(model.rows())
                .filteredOn(row -> row.get().mark() == Mark.GONE)
                .extracting(Row::key)
                .containsExactly(ended.key());
    }

    @Test
    void anotherSourceMarksNothing() {
        SocketEntry redis = process(6379);
        read();
        machine.remove(redis);
        process(6380);
        Inventory read = machine.inventory();
        model.receive(
                readings.fresh(
                        new Inventory(
                                read.takenAt(),
                                read.elapsed(),
                                read.entries(),
                                read.processes(),
                                new Coverage(Source.PROCFS, null, 0, null, List.of()))));

        assertThat(ports()).contains(6380).doesNotContain(6379);
        assertThat(model.rows()).allMatch(row -> row.get().mark() == Mark.NONE);
        assertThat(row(6380).get().openedAt()).isNull();
    }

    @Test
    void aSocketThatComesBackWhileItsRowIsStillThereIsNotGone() {
        SocketEntry redis = process(6379);
        read();
        machine.remove(redis);
        read();
        Row<SocketKey, PortFacts> row = row(6379);
        machine.restore(redis);
        read();

        assertThat(row(6379)).isSameAs(row);
        assertThat(row.get().mark()).isEqualTo(Mark.NONE);
    }

    @Test
    void marksEndWhileReadingIsPaused() {
        read();
        process(6379);
        read();
        now = now.plusSeconds(4);
        background.runLater();

        assertThat(row(6379).get().mark()).isEqualTo(Mark.NONE);
    }

    @Test
    void anotherScopeListsOtherSocketsWithoutMarkingThem() {
        read();
        assertThat(ports()).contains(9000);
        model.question().scopeProperty().set(Scope.LISTENING);
        assertThat(ports()).doesNotContain(9000);

        model.question().scopeProperty().set(Scope.ALL);
        assertThat(ports()).contains(9000);
        assertThat(model.rows()).allMatch(row -> row.get().mark() == Mark.NONE);
    }

    @Test
    void whatIsGoneInTheReadingOfAnotherFilterIsMarkedIfItFits() {
        var waiting = new ArrayDeque<Runnable>();
        var slow = new SearchModel();
        var listed =
                new PortsModel(
                        new MachineSummary(new ScriptedPlatform().machine(), "box"),
                        new NoExtras(),
                        slow,
                        new Background() {
                            @Override
                            public void execute(Runnable work) {
                                waiting.add(work);
                            }

                            @Override
                            public void executeAfter(Duration delay, Runnable work) {}
                        },
                        Runnable::run,
                        () -> now,
                        Scope.BLOCKING);
        SocketEntry redis = process(6379);
        SocketEntry other = process(6380);
        listed.receive(readings.fresh(machine.inventory()));
        waiting.remove().run();

        // both before the next list is made
        slow.setText("6379");
        machine.remove(redis);
        machine.remove(other);
        listed.receive(readings.fresh(machine.inventory()));
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }

        assertThat(listed.rows())
                .extracting(Row::key, row -> row.get().mark())
                .containsExactly(tuple(redis.key(), Mark.GONE));
    }

    @Test
    void leftoversOfAPortAreNotGoneWhenAServerComesUpOnIt() {
        machine.timeWait("127.0.0.1", 9100, Duration.ofSeconds(55));
        read();
        assertThat(ports()).contains(9100);

        process(9100);
        read();

        assertThat(model.rows())
                .filteredOn(row -> row.get().port() == 9100)
                .singleElement()
                .satisfies(row -> assertThat(row.get().entry().isListening()).isTrue());
        assertThat(model.rows()).noneMatch(row -> row.get().mark() == Mark.GONE);
    }

    @Test
    void aSocketThatWasSeenToOpenIsAsOldAsThatAndOthersAsTheirProcess() {
        read();
        PortFacts old = row(3000).get();
        assertThat(old.openedAt()).isNull();
        assertThat(old.since()).isEqualTo(old.ownerStarted());

        process(6379);
        read();
        PortFacts opened = row(6379).get();
        assertThat(opened.openedAt()).isEqualTo(model.inventoryProperty().get().takenAt());
        assertThat(opened.since()).isEqualTo(opened.openedAt());
        assertThat(opened.ownerStarted()).isBefore(opened.openedAt());

        model.question().scopeProperty().set(Scope.ALL);
        assertThat(row(6379).get().openedAt()).isEqualTo(opened.openedAt());
        assertThat(row(3000).get().openedAt()).isNull();
    }
}
