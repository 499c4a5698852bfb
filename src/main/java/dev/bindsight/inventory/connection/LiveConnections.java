package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Measurements;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The connections of a running machine. Blocks; belongs to one thread at a time. */
public final class LiveConnections {
    private final SocketInspector inspector;
    private final InstantSource clock;
    private final ConnectionWatch watch;

    /** Over what measures them; the addresses of this machine are read once. */
    public LiveConnections(
            SocketInspector inspector,
            MachineSummary machine,
            Redirects redirects,
            InstantSource clock) {
        this.inspector = inspector;
        this.clock = clock;
        Set<IpAddress> here =
                machine.addresses().stream().map(LocalAddress::address).collect(Collectors.toSet());
        watch = new ConnectionWatch(here::contains, redirects);
    }

    /**
     * Takes up what was measured on every connection, and measures now what was read without.
     *
     * @param inventory a reading of a moment ago: if nothing was measured in it, what came later is
     *     left out, and what went since has no measurement
     */
    public ConnectionReading read(Inventory inventory) {
        Measurements measured = inventory.measured();
        if (measured != null) {
            return watch.next(inventory, measured, inventory.takenAt());
        }
        Map<SocketKey, TcpMeasurement> now = inspector.measurements();
        var inOrder = new ArrayList<@Nullable TcpMeasurement>(inventory.entries().size());
        inventory.entries().forEach(socket -> inOrder.add(now.get(socket.key())));
        return watch.next(
                inventory, new Measurements(System.nanoTime(), inOrder, Map.of()), clock.instant());
    }

    /** More of what the kernel knows of one connection, looked up now; empty where it is gone. */
    public Map<TcpInfoField, Long> fields(SocketEntry connection) {
        return inspector.tcpFields(connection);
    }
}
