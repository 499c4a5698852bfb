package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.errno.ErrnoReference;
import dev.bindsight.explain.AskedReader;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.SocketKey;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** What is selected by itself, so that keys typed blindly meet what was meant and nothing else. */
class ListEntranceTest {
    private static final Instant START = Instant.parse("2026-11-21T12:06:31Z");

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Population machine = Population.ofTheDrawings(START);
    private final Readings readings = new Readings();
    private final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    new Background() {
                        @Override
                        public void execute(Runnable work) {
                            waiting.add(work);
                        }

                        @Override
                        public void executeAfter(Duration delay, Runnable work) {
                            // marks do not matter here
                        }
                    },
                    Runnable::run,
                    () -> START,
                    Scope.BLOCKING);
    private final List<List<Integer>> chosen = new ArrayList<>();

    ListEntranceTest() {
        model.search().readErrors(new AskedReader(ErrnoReference.standard()));
        model.picked()
                .chosenProperty()
                .addListener((_, _, rows) -> {
                    if (!rows.isEmpty()) {
                        chosen.add(rows.stream().map(row -> row.get().port()).toList());
                        model.picked().select(rows);
                    }
                });
        model.receive(readings.fresh(machine.inventory()));
        catchUp();
    }

    @Test
    void theOneRowThatFitsIsSelected() {
        type("3000");
        assertThat(chosen).containsExactly(List.of(3000));
    }

    @Test
    void nothingIsSelectedWhereSeveralRowsFitOrNothingWasTyped() {
        type("node");
        type("");
        assertThat(chosen).isEmpty();
    }

    @Test
    void everyRowOfThePortOfAnErrorIsSelected() {
        type("Error: listen EADDRINUSE: address already in use 127.0.0.1:631");
        assertThat(chosen).containsExactly(List.of(631, 631));
    }

    @Test
    void whatAPersonSelectedStaysSelected() {
        Row<SocketKey, PortFacts> other =
                model.rows().stream()
                        .filter(row -> row.get().port() == 4200)
                        .findFirst()
                        .orElseThrow();
        model.picked().select(List.of(other));
        type("node");
        assertThat(model.picked().enter()).isTrue();
        assertThat(chosen).isEmpty();
    }

    @Test
    void theRowsOfAPidAreNotSelectedByThemselves() {
        // no port has that number, so the one row of the process is listed
        int pid =
                model.rows().stream()
                        .filter(row -> row.get().port() == 8443)
                        .findFirst()
                        .orElseThrow()
                        .get()
                        .owners()
                        .getFirst()
                        .pid()
                        .number();
        type(Integer.toString(pid));

        assertThat(model.rows()).hasSize(1);
        assertThat(chosen).isEmpty();
    }

    @Test
    void theFirstRowIsSelectedForTheKeyboard() {
        type("node");
        assertThat(model.picked().enter()).isTrue();
        assertThat(chosen).containsExactly(List.of(model.rows().getFirst().get().port()));
    }

    @Test
    void aListThatIsNotYetFilteredOffersNoRowToTheKeyboard() {
        model.search().typedProperty().set("node");
        assertThat(model.picked().enter()).isFalse();
        assertThat(chosen).isEmpty();

        catchUp();
        assertThat(chosen).containsExactly(List.of(3000));
    }

    private void type(String text) {
        model.search().typedProperty().set(text);
        catchUp();
    }

    private void catchUp() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
