package dev.bindsight.view;

import dev.bindsight.inventory.InventoryPoller;
import dev.bindsight.view.look.Beat;
import dev.bindsight.view.ports.PortsModel;

import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Has the window do less while nobody can see it: the machine is read rarely, no list is shown and
 * nothing counts down. As soon as it is seen again all of that is made up for. Memory that a peak
 * took is given back once nobody has used the window for a moment.
 */
final class WindowRest {
    private static final Duration TIDYING = Duration.ofSeconds(20);

    /** Whoever paused for so long does not mind that the next key takes a moment longer. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Stage stage;
    private final PortsModel ports;
    private final InventoryPoller poller;
    private final Executor background;
    private final Beat clock;
    private final Beat tidying;
    private final SpareMemory memory = new SpareMemory();
    private long lastInput = System.nanoTime();

    /**
     * @param background runs what takes a moment
     */
    WindowRest(Stage stage, PortsModel ports, InventoryPoller poller, Executor background) {
        this.stage = stage;
        this.ports = ports;
        this.poller = poller;
        this.background = background;
        clock = new Beat(Duration.ofSeconds(1), ports::tick);
        tidying = new Beat(TIDYING, this::tidy);
    }

    /** Begins, once the window is shown. FX thread. */
    void begin() {
        stage.addEventFilter(InputEvent.ANY, _ -> lastInput = System.nanoTime());
        tidying.start();
        stage.iconifiedProperty().subscribe(away -> see(!away));
    }

    /** Ends. FX thread. */
    void end() {
        clock.stop();
        tidying.stop();
    }

    private void tidy() {
        if (System.nanoTime() - lastInput > QUIET.toNanos()) {
            int sockets = ports.countsProperty().get().sockets();
            background.execute(() -> memory.giveBack(sockets));
        }
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
