package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.LiveInventory;
import dev.bindsight.inventory.SourceChoice;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.linux.LinuxPlatform;
import dev.bindsight.testbed.Eventually;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A stopper on a platform, as the app puts it together, with the steps a test takes with it. */
final class Workbench implements AutoCloseable {
    /** Patient enough for a loaded machine, and a watch short enough for many tests. */
    static final StopOptions BRISK = new StopOptions(Eventually.PATIENCE, Duration.ofMillis(500));

    /** Watches until the port is taken again; a loaded machine takes its time to start a server. */
    static final StopOptions UNTIL_TAKEN =
            new StopOptions(Eventually.PATIENCE, Eventually.PATIENCE);

    private final Platform platform;
    private final LiveInventory inventory;
    private final VerifiedStopper stopper;

    Workbench(Platform platform, String path) {
        this.platform = platform;
        this.inventory = new LiveInventory(platform, InstantSource.system());
        this.stopper = new VerifiedStopper(platform, inventory, path);
    }

    /** On this machine, without systemctl and docker. */
    static Workbench real() {
        return real("");
    }

    /** On this machine, with the programs in these directories. */
    static Workbench real(String path) {
        return new Workbench(LinuxPlatform.open(), path);
    }

    Platform platform() {
        return platform;
    }

    VerifiedStopper stopper() {
        return stopper;
    }

    Inventory read() {
        return switch (inventory.read(SourceChoice.AUTOMATIC)) {
            case Reading.Read(Inventory read) -> read;
            case Reading.Unreadable(var refusals) -> throw new AssertionError(refusals);
        };
    }

    /** What is bound to a port: listeners, bound UDP sockets, bound-only ones. */
    List<SocketEntry> holders(int port) {
        return holders(read(), port);
    }

    private static List<SocketEntry> holders(Inventory inventory, int port) {
        return inventory.entries().stream()
                .filter(socket -> socket.occupiesPort() && socket.local().port().number() == port)
                .toList();
    }

    StopPlan plan(int port) {
        Inventory now = read();
        return stopper.plan(now, holders(now, port));
    }

    StopReport stop(StopPlan plan, StopObserver observer) {
        return stop(plan, plan.choices().getFirst(), observer);
    }

    StopReport stop(StopPlan plan, StopChoice choice, StopObserver observer) {
        return stopper.stop(plan, choice, BRISK, observer);
    }

    /** Stops what something starts again, and waits until it has. */
    StopReport stopUntilTaken(StopPlan plan, StopChoice choice, StopObserver observer) {
        return stopper.stop(plan, choice, UNTIL_TAKEN, observer);
    }

    @Override
    public void close() {
        inventory.close();
        platform.close();
    }
}
