package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The Ports screen without its nodes: rows, filter, scope, order and states. */
class PortsModelTest extends OnListedPorts {
    private static final SourceRefusal REFUSAL =
            new SourceRefusal(Source.PROCFS, "open /proc/net/tcp", new Errno("EACCES", 13));

    @Test
    void theFirstReadingIsListedByPortWithoutMarks() {
        read();

        assertThat(model.rows()).isNotEmpty();
        assertThat(ports()).isSorted().contains(22, 3000, 9000);
        assertThat(model.rows()).allMatch(row -> row.get().mark() == Mark.NONE);
        assertThat(model.stateProperty().get()).isEqualTo(PortsState.LISTED);
    }

    @Test
    void rowsAreTheSameObjectsFromReadingToReading() {
        read();
        List<Row<SocketKey, PortFacts>> before = List.copyOf(model.rows());
        read();

        assertThat(model.rows()).containsExactlyElementsOf(before);
    }

    @Test
    void aReadingThatFoundTheSameIsTakenOverAndWhatComesAfterItIsSeen() {
        read();
        List<Row<SocketKey, PortFacts>> before = List.copyOf(model.rows());
        Inventory first = model.inventoryProperty().get();
        Inventory same = again(first, first.takenAt().plusSeconds(1));
        model.receive(readings.fresh(same));
        assertThat(model.inventoryProperty().get()).isSameAs(same);
        assertThat(model.rows()).containsExactlyElementsOf(before);

        process(6379);
        read();
        assertThat(ports()).contains(6379);
    }

    @Test
    void aListThatWasNotTakenBeforeTheSameWasReadAgainIsStillShown() {
        List<Runnable> waiting = new ArrayList<>();
        var slowly = new Readings();
        var slow =
                new PortsModel(
                        new MachineSummary(new ScriptedPlatform().machine(), "box"),
                        new NoExtras(),
                        new SearchModel(),
                        background,
                        waiting::add,
                        () -> now,
                        Scope.BLOCKING);
        slow.receive(slowly.fresh(machine.inventory()));
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();

        process(6379);
        Inventory read = machine.inventory();
        slow.receive(slowly.fresh(read));
        slow.receive(slowly.fresh(again(read, read.takenAt().plusSeconds(1))));
        slow.receive(slowly.fresh(again(read, read.takenAt().plusSeconds(2))));
        waiting.forEach(Runnable::run);
        waiting.clear();
        assertThat(slow.rows()).extracting(row -> row.get().port()).contains(6379);

        now = now.plusSeconds(4);
        slow.receive(slowly.fresh(again(read, read.takenAt().plusSeconds(4))));
        slow.receive(slowly.fresh(again(read, read.takenAt().plusSeconds(5))));
        process(6380);
        slow.receive(slowly.fresh(machine.inventory()));
        waiting.forEach(Runnable::run);
        assertThat(slow.rows()).extracting(row -> row.get().port()).contains(6379, 6380);
    }

    @Test
    void whatIsReadWhileNobodySeesItIsShownWhenSomebodyDoes() {
        read();
        model.setSeen(false);
        process(6379);
        Instant appeared = now;
        read();
        now = now.plusSeconds(60);
        read();
        assertThat(ports()).doesNotContain(6379);

        model.setSeen(true);

        assertThat(row(6379).get().mark()).isEqualTo(Mark.NONE);
        assertThat(model.nowProperty().get()).isEqualTo(now);
        assertThat(row(6379).get().openedAt()).isBeforeOrEqualTo(appeared);
    }

    @Test
    void aClientsSourcePortIsListedAsWhatBlocksABindWhereItIsAskedFor() {
        process(54_321);
        machine.timeWait("127.0.0.1", 45_000, Duration.ofMinutes(1));
        read();
        assertThat(ports()).contains(54_321).doesNotContain(45_000);

        model.search().setText("45000");
        assertThat(ports()).containsExactly(45_000);
        assertThat(row(45_000).get().mark()).isEqualTo(Mark.NONE);

        model.search().setText("");
        assertThat(ports()).contains(54_321).doesNotContain(45_000);
    }

    @Test
    void theFilterCountsWhatFitsAndWhatThereIs() {
        read();
        model.search().setText("node");

        assertThat(model.rows())
                .isNotEmpty()
                .allMatch(row -> "node".equals(row.get().owners().getFirst().runtime()));
        assertThat(model.countsProperty().get().matching()).isEqualTo(model.rows().size());
        assertThat(model.countsProperty().get().total())
                .isGreaterThan(model.countsProperty().get().matching());
    }

    @Test
    void aFilterThatHidesAllSaysWhichWordIsToBlame() {
        read();
        model.search().setText("node user:bob");

        assertThat(model.rows()).isEmpty();
        FilterRelaxation best = model.relaxationsProperty().get().getFirst();
        assertThat(best.word()).isEqualTo("user:bob");
        assertThat(best.matches()).isPositive();

        model.search().setText(best.text());
        assertThat(model.rows()).hasSize(best.matches());
    }

    @Test
    void leftoversOfConnectionsOnOneAddressAreOneRowThatEndsWithTheLast() {
        machine.timeWait("127.0.0.1", 9000, Duration.ofSeconds(55));
        machine.timeWait("127.0.0.1", 9000, Duration.ofSeconds(12));
        read();

        assertThat(ports()).containsOnlyOnce(9000);
        assertThat(row(9000).get().until()).isEqualTo(START.plusSeconds(55));
    }

    @Test
    void theLeftoversKeepTheirRowWhenAnotherStandsForThem() {
        read();
        Row<SocketKey, PortFacts> row = row(9000);
        machine.timeWait("127.0.0.1", 9000, Duration.ofSeconds(55));
        read();

        assertThat(row(9000)).isSameAs(row);
        assertThat(row.get().until()).isEqualTo(START.plusSeconds(55));
    }

    @Test
    void aSortIsKeptByLaterReadingsAndTiesAreSettled() {
        read();
        model.question().orderProperty().set(PortOrder.USER);
        process(6379);
        read();

        List<Row<SocketKey, PortFacts>> rows = List.copyOf(model.rows());
        List<Row<SocketKey, PortFacts>> sorted =
                rows.stream()
                        .sorted((left, right) -> {
                            int order = PortOrder.USER.compare(left.get(), right.get());
                            return order == 0
                                    ? PortOrder.SETTLED.compare(left.get(), right.get())
                                    : order;
                        })
                        .toList();
        assertThat(rows).containsExactlyElementsOf(sorted);
    }

    @Test
    void theListIsKeptWhenNothingCanBeRead() {
        read();
        int rows = model.rows().size();
        model.receive(new PollUpdate.Unreadable(List.of(REFUSAL), model.inventoryProperty().get()));

        assertThat(model.rows()).hasSize(rows);
        assertThat(model.stateProperty().get())
                .isEqualTo(new PortsState.Unreadable(List.of(REFUSAL), START));
        read();
        assertThat(model.stateProperty().get()).isEqualTo(PortsState.LISTED);
    }

    @Test
    void loadingSaysHowFarItIsUntilTheFirstListIsThere() {
        model.receive(new PollUpdate.Scanning(9_120, 30, 60));
        assertThat(model.stateProperty().get()).isEqualTo(new PortsState.Loading(9_120, 0.5));

        read();
        model.receive(new PollUpdate.Scanning(9_120, 40, 60));
        assertThat(model.stateProperty().get()).isEqualTo(PortsState.LISTED);
    }

    @Test
    void equalRowsStandByPortAndAddress() {
        process(40_003);
        process(40_001);
        process(40_002);
        model.question().orderProperty().set(PortOrder.USER);
        read();

        assertThat(ports()).containsSubsequence(40_001, 40_002, 40_003);

        model.question().orderProperty().set(PortOrder.USER.reversed());
        assertThat(ports()).containsSubsequence(40_001, 40_002, 40_003);
    }

    @Test
    void theMachineIsCountedWhateverTheListShows() {
        read();
        Glance before = model.glanceProperty().get();
        model.search().setText("node");
        process(6379);
        read();

        Glance now = model.glanceProperty().get();
        assertThat(now.ports()).isEqualTo(before.ports() + 1);
        assertThat(now.inside()).isEqualTo(before.inside() + 1);
        assertThat(now.everyNetwork() + now.oneNetwork() + now.inside()).isEqualTo(now.ports());
    }

    private static Inventory again(Inventory read, Instant at) {
        return new Inventory(
                at,
                read.elapsed(),
                read.entries(),
                read.processes(),
                read.socketUnits(),
                read.coverage());
    }
}
