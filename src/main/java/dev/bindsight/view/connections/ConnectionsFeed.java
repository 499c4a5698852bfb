package dev.bindsight.view.connections;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.view.job.Background;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Has connections measured with each reading of the machine, while somebody looks at them and not
 * otherwise. A reading that comes while another is being measured is left out. FX thread.
 */
final class ConnectionsFeed {
    private final Supplier<Map<SocketKey, TcpInfo>> measurements;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<ConnectionsReading> receiver;
    private final AtomicBoolean measuring = new AtomicBoolean();
    private @Nullable Inventory last;
    private boolean shown;

    /**
     * Nobody looks yet.
     *
     * @param measurements measures every TCP connection; blocks
     * @param receiver is given readings in the background
     */
    ConnectionsFeed(
            Supplier<Map<SocketKey, TcpInfo>> measurements,
            Background background,
            InstantSource clock,
            Consumer<ConnectionsReading> receiver) {
        this.measurements = measurements;
        this.background = background;
        this.clock = clock;
        this.receiver = receiver;
    }

    /** Somebody looks from now on, or nobody any more. */
    void setShown(boolean now) {
        shown = now;
        measure();
    }

    /** The machine was read. */
    void read(@Nullable Inventory inventory) {
        last = inventory;
        measure();
    }

    private void measure() {
        Inventory inventory = last;
        if (shown && inventory != null && measuring.compareAndSet(false, true)) {
            background.execute(() -> {
                try {
                    Map<SocketKey, TcpInfo> measured = measurements.get();
                    receiver.accept(new ConnectionsReading(inventory, clock.instant(), measured));
                } finally {
                    measuring.set(false);
                }
            });
        }
    }
}
