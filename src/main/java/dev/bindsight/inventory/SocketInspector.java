package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.ProcessCondition;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.TcpInfo;
import dev.bindsight.model.TcpInfoField;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.platform.Platform;
import dev.bindsight.platform.SocketQuery;
import dev.bindsight.platform.SocketSource;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks one socket up when a person wants to know everything about it: its owners as they are now,
 * and what no listing holds. Blocks; safe for use by several threads.
 */
public final class SocketInspector {
    private final Platform platform;
    private final InventoryEngine engine;

    /** Over a platform, with the engine that reads it. */
    public SocketInspector(Platform platform, InventoryEngine engine) {
        this.platform = platform;
        this.engine = engine;
    }

    /**
     * A socket as it is now.
     *
     * @param entry the socket, with its owners looked up again
     * @param inventory every socket of its port, and the processes that hold them
     */
    public record Verified(SocketEntry entry, Inventory inventory) {}

    /**
     * Looks the socket and its owners up again.
     *
     * @return empty if it is gone, or no source answers
     */
    public Optional<Verified> verify(SocketEntry socket) {
        var query = SocketQuery.port(socket.protocol(), socket.local().port());
        return switch (engine.look(query)) {
            case InventoryEngine.Reading.Read(Inventory inventory) ->
                    inventory.entries().stream()
                            .filter(now -> isSame(now, socket))
                            .findFirst()
                            .map(now -> new Verified(now, inventory));
            case InventoryEngine.Reading.Unreadable _ -> Optional.empty();
        };
    }

    /** What the kernel measured on a connection; empty for any other socket. */
    public Optional<TcpInfo> tcpInfo(SocketEntry socket) {
        for (SocketSource source : platform.sources()) {
            // a source reuses its buffers
            synchronized (source) {
                Optional<TcpInfo> info = source.tcpInfo(socket);
                if (info.isPresent()) {
                    return info;
                }
            }
        }
        return Optional.empty();
    }

    /** More of what the kernel knows of a connection; empty for any other socket. */
    public Map<TcpInfoField, Long> tcpFields(SocketEntry socket) {
        for (SocketSource source : platform.sources()) {
            // a source reuses its buffers
            synchronized (source) {
                Map<TcpInfoField, Long> fields = source.tcpFields(socket);
                if (!fields.isEmpty()) {
                    return fields;
                }
            }
        }
        return Map.of();
    }

    /** What the kernel measured on every TCP connection; empty where no source tells. */
    public Map<SocketKey, TcpMeasurement> measurements() {
        for (SocketSource source : platform.sources()) {
            // a source reuses its buffers
            synchronized (source) {
                Map<SocketKey, TcpMeasurement> found = source.measurements();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return Map.of();
    }

    /** Whether a process can take a signal or a connection now. */
    public Optional<ProcessCondition> condition(ProcessRef process) {
        return engine.condition(process);
    }

    /** The path of the cgroup the socket was made in. */
    public Optional<String> cgroupPath(SocketEntry socket) {
        return socket.cgroup() == 0 ? Optional.empty() : platform.cgroups().path(socket.cgroup());
    }

    /**
     * Whether two entries are the same socket, also where they come from two sources, which give it
     * different keys.
     */
    public static boolean isSame(SocketEntry now, SocketEntry before) {
        return now.key().equals(before.key())
                || now.key().getClass() != before.key().getClass()
                        && now.local().equals(before.local())
                        && Objects.equals(now.remote(), before.remote())
                        && Objects.equals(now.inode(), before.inode());
    }
}
