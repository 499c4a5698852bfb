package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.view.look.Beat;
import dev.bindsight.view.ports.PortsModel;

import javafx.stage.Stage;

import java.time.Duration;

/**
 * Has the window do less while nobody can see it: the machine is read rarely, no list is shown and
 * nothing counts down. As soon as it is seen again all of that is made up for.
 */
final class WindowRest {
    private final Stage stage;
    private final PortsModel ports;
    private final InventoryPoller poller;
    private final Beat clock;

    WindowRest(Stage stage, PortsModel ports, InventoryPoller poller) {
        this.stage = stage;
        this.ports = ports;
        this.poller = poller;
        clock = new Beat(Duration.ofSeconds(1), ports::tick);
    }

    /** Begins, once the window is shown. FX thread. */
    void begin() {
        stage.iconifiedProperty().subscribe(away -> see(!away));
    }

    /** Ends. FX thread. */
    void end() {
        clock.stop();
    }

    private void see(boolean seen) {
        poller.setSeen(seen);
        ports.setSeen(seen);
        if (seen) {
            clock.start();
        } else {
            clock.stop();
        }
    }
}
