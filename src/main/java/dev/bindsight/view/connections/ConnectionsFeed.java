package dev.bindsight.view.connections;

import dev.bindsight.inventory.connection.ConnectionReading;
import dev.bindsight.model.Inventory;
import dev.bindsight.view.job.Background;
import dev.bindsight.view.shell.LiveModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Has connections measured with each reading of the machine, while somebody looks at them and not
 * otherwise. A reading that comes while another is being measured is left out. FX thread.
 */
final class ConnectionsFeed {
    private final Function<Inventory, ConnectionReading> measurements;
    private final Background background;
    private final Consumer<ConnectionReading> receiver;
    private final LiveModel live;
    private final AtomicBoolean measuring = new AtomicBoolean();
    private @Nullable Inventory last;
    private boolean shown;

    /**
     * Nobody looks yet.
     *
     * @param measurements measures every TCP connection; blocks
     * @param receiver is given readings in the background
     * @param live has the machine read, with what is measured while somebody looks
     */
    ConnectionsFeed(
            Function<Inventory, ConnectionReading> measurements,
            Background background,
            Consumer<ConnectionReading> receiver,
            LiveModel live) {
        this.measurements = measurements;
        this.background = background;
        this.receiver = receiver;
        this.live = live;
    }

    /** Somebody looks from now on, or nobody any more. */
    void setShown(boolean now) {
        shown = now;
        live.measure(now);
        measure();
    }

    /** The machine was read. */
    void read(@Nullable Inventory inventory) {
        last = inventory;
        if (shown) {
            live.keepPace();
        }
        measure();
    }

    private void measure() {
        Inventory inventory = last;
        if (shown && inventory != null && measuring.compareAndSet(false, true)) {
            background.execute(() -> {
                try {
                    long begun = System.nanoTime();
                    receiver.accept(measurements.apply(inventory));
                    live.spent(Duration.ofNanos(System.nanoTime() - begun));
                } finally {
                    measuring.set(false);
                }
            });
        }
    }
}
