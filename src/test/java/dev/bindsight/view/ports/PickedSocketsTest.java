package dev.bindsight.view.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.testbed.Readings;
import dev.bindsight.testbed.ScriptedPlatform;
import dev.bindsight.view.job.SameThread;
import dev.bindsight.view.rows.Row;
import dev.bindsight.view.sample.NoExtras;
import dev.bindsight.view.sample.Population;
import dev.bindsight.view.shell.SearchModel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which sockets are selected when they come and go. */
class PickedSocketsTest {
    private static final Instant START = Instant.parse("2026-11-21T12:06:31Z");

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

    private Row<SocketKey, PortFacts> row(int port) {
        return model.rows().stream()
                .filter(row -> row.get().port() == port)
                .findFirst()
                .orElseThrow();
    }
}
