package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.PollUpdate;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.Source;
import dev.bindsight.model.SourceRefusal;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.SameThread;
import dev.bindsight.view.rows.Mark;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The Ports screen without its nodes: rows, marks, filter, scope, selection and states. */
class PortsModelTest {
    private static final Instant START = Instant.parse("2026-11-21T12:06:31Z");
    private static final SourceRefusal REFUSAL =
            new SourceRefusal(Source.PROCFS, "open /proc/net/tcp", new Errno("EACCES", 13));

    private final SameThread background = new SameThread();
    private final Readings readings = new Readings();
    private final Population machine = Population.ofTheDrawings(START);
    private Instant now = START;
    private final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    background,
                    Runnable::run,
                    () -> now,
                    Scope.BLOCKING);

    @Test
    void theFirstReadingIsListedByPortWithoutMarks() {
        read();

        assertThat(model.rows()).isNotEmpty();
        assertThat(ports()).isSorted().contains(22, 3000, 9000);
        assertThat(model.rows()).allMatch(row -> row.get().mark() == Mark.NONE);
        assertThat(model.stateProperty().get()).isEqualTo(PortsState.LISTED);
    }

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

    private static Inventory again(Inventory read, Instant at) {
        return new Inventory(
                at,
                read.elapsed(),
                read.entries(),
                read.processes(),
                read.socketUnits(),
                read.coverage());
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
    void theSelectionFollowsItsSocketsAndLosesThoseThatAreGone() {
        SocketEntry redis = process(6379);
        read();
        model.picked().select(List.of(row(3000), row(6379)));
        assertThat(model.picked().selectionProperty().get().sockets()).hasSize(2).contains(redis);

        machine.remove(redis);
        read();
        assertThat(model.picked().selectionProperty().get().sockets())
                .extracting(entry -> entry.local().port().number())
                .containsExactly(3000);
        assertThat(model.picked().selectionProperty().get().inventory())
                .isSameAs(model.inventoryProperty().get());
    }

    @Test
    void revealingASocketThatTheFilterHidesClearsTheFilter() {
        read();
        SocketEntry caddy = row(8443).get().entry();
        model.search().setText("node");
        model.reveal(caddy.key());

        assertThat(model.search().isEmpty()).isTrue();
        assertThat(model.wantedProperty().get()).isEqualTo(caddy.key());
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

    @Test
    void aServerThatRestartsIsSelectedAgain() {
        SocketEntry first = process(6379);
        read();
        model.picked().select(List.of(row(6379)));
        machine.remove(first);
        read();
        assertThat(model.picked().selectionProperty().get().isEmpty()).isTrue();

        var followed = new ArrayList<Row<SocketKey, PortFacts>>();
        model.picked().chosenProperty().subscribe(rows -> followed.addAll(rows));
        later(Duration.ofSeconds(4));
        SocketEntry second = process(6379);
        read();

        assertThat(followed).extracting(Row::key).containsOnly(second.key());
        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void whatTheUserLeftIsNotSelectedAgain() {
        SocketEntry first = process(6379);
        read();
        model.picked().select(List.of(row(6379)));
        model.picked().select(List.of());
        machine.remove(first);
        read();

        var followed = new ArrayList<Row<SocketKey, PortFacts>>();
        model.picked().chosenProperty().subscribe(rows -> followed.addAll(rows));
        process(6379);
        read();

        assertThat(followed).isEmpty();
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

    private void read() {
        model.receive(readings.fresh(machine.inventory()));
    }

    private void later(Duration time) {
        now = now.plus(time);
        read();
        background.runLater();
    }

    private SocketEntry process(int port) {
        return machine.process(
                "redis-server", null, Duration.ofMinutes(1), "tcp4", "127.0.0.1", port, 511);
    }

    private List<Integer> ports() {
        return model.rows().stream().map(row -> row.get().port()).toList();
    }

    private Row<SocketKey, PortFacts> row(int port) {
        return model.rows().stream()
                .filter(row -> row.get().port() == port)
                .findFirst()
                .orElseThrow();
    }
}
