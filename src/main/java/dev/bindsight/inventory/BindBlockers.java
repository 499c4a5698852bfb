package dev.bindsight.inventory;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What stands in the way of a bind: every port, and where nothing listens on a port, what is left
 * of its connections. Of several at one address the one that blocks longest stands for all.
 */
public final class BindBlockers {
    private final Predicate<Port> ephemeral;

    private record Place(Protocol protocol, Endpoint local, @Nullable String device) {}

    private record PortOf(Protocol protocol, Port port) {}

    /** On a machine whose kernel picks ports for outgoing connections from a range. */
    public BindBlockers(MachineSummary machine) {
        this(machine::isEphemeral);
    }

    BindBlockers(Predicate<Port> ephemeral) {
        this.ephemeral = ephemeral;
    }

    /** The sockets of an inventory that a bind would run into, in no promised order. */
    public List<SocketEntry> of(Inventory inventory) {
        return of(inventory, _ -> false);
    }

    /**
     * The same, with the outgoing connections that have one of the ports that were asked for: such
     * a one refuses a bind too, though of a port that nobody chose.
     */
    public List<SocketEntry> of(Inventory inventory, Predicate<Port> asked) {
        var rows = new ArrayList<SocketEntry>();
        Set<PortOf> listening = new HashSet<>();
        for (SocketEntry entry : inventory.entries()) {
            if (entry.isPort()) {
                rows.add(entry);
                listening.add(new PortOf(entry.protocol(), entry.local().port()));
            }
        }
        var left = new ArrayList<SocketEntry>();
        for (SocketEntry entry : inventory.entries()) {
            boolean blocks =
                    !entry.isPort()
                            && entry.local().port().number() != 0
                            && !listening.contains(portOf(entry.protocol(), entry.local()))
                            && (asked.test(entry.local().port()) || !isOutgoing(entry, listening));
            if (blocks) {
                left.add(entry);
            }
        }
        rows.addAll(longest(left));
        return List.copyOf(rows);
    }

    /** Of the sockets at each local address the one that blocks longest. */
    public static List<SocketEntry> longest(Collection<SocketEntry> sockets) {
        Map<Place, SocketEntry> left = new HashMap<>();
        for (SocketEntry socket : sockets) {
            var place = new Place(socket.protocol(), socket.local(), socket.interfaceName());
            left.merge(place, socket, BindBlockers::longer);
        }
        return List.copyOf(left.values());
    }

    /**
     * Whether this end made the connection: the kernel picked its port, and the peer's is one that
     * a server has. Where both ports look picked, it is kept: it does block a bind.
     */
    private boolean isOutgoing(SocketEntry entry, Set<PortOf> listening) {
        Endpoint remote = entry.remote();
        return ephemeral.test(entry.local().port())
                && remote != null
                && (!ephemeral.test(remote.port())
                        || listening.contains(portOf(entry.protocol(), remote)));
    }

    private static PortOf portOf(Protocol protocol, Endpoint end) {
        return new PortOf(protocol, end.port());
    }

    private static SocketEntry longer(SocketEntry left, SocketEntry right) {
        Instant end = end(left);
        Instant other = end(right);
        if (end == null) {
            return left;
        }
        return other == null || other.isAfter(end) ? right : left;
    }

    /** When it will be gone by itself; absent if nothing says that it will. */
    private static @Nullable Instant end(SocketEntry entry) {
        return switch (entry.ownership()) {
            case Ownership.KernelHeld(var _, @Nullable Instant until, var _) -> until;
            case Ownership.OwnedBy _, Ownership.NotVisible _, Ownership.NotLookedUp _ -> null;
        };
    }
}
