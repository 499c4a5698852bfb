package dev.bindsight.view.ports;

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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A test of the Ports screen without its nodes, over the machine of the drawings. */
abstract class OnListedPorts {
    static final Instant START = Instant.parse("2026-11-21T12:06:31Z");

    final SameThread background = new SameThread();
    final Readings readings = new Readings();
    final Population machine = Population.ofTheDrawings(START);
    Instant now = START;
    final PortsModel model =
            new PortsModel(
                    new MachineSummary(new ScriptedPlatform().machine(), "box"),
                    new NoExtras(),
                    new SearchModel(),
                    background,
                    Runnable::run,
                    () -> now,
                    Scope.BLOCKING);

    /** The machine is read. */
    final void read() {
        model.receive(readings.fresh(machine.inventory()));
    }

    /** Time passes, and the machine is read. */
    final void later(Duration time) {
        now = now.plus(time);
        read();
        background.runLater();
    }

    /** A process listens from now on. */
    final SocketEntry process(int port) {
        return machine.process(
                "redis-server", null, Duration.ofMinutes(1), "tcp4", "127.0.0.1", port, 511);
    }

    /** The ports of the rows, from top to bottom. */
    final List<Integer> ports() {
        return model.rows().stream().map(row -> row.get().port()).toList();
    }

    /** The first row of a port. */
    final Row<SocketKey, PortFacts> row(int port) {
        return model.rows().stream()
                .filter(row -> row.get().port() == port)
                .findFirst()
                .orElseThrow();
    }
}
