package dev.bindsight.inventory;

import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.ActiveOpens;
import dev.bindsight.occupancy.Occupants;
import dev.bindsight.occupancy.Precedence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lists what stands in the way of binds: every port, and where nothing listens, what is left of its
 * connections. Of several at one address the one that blocks longest stands for all.
 */
public final class BindBlockers {
    private final MachineSummary machine;

    private record PortOf(Protocol protocol, Port port) {
        static PortOf of(SocketEntry entry) {
            return new PortOf(entry.protocol(), entry.local().port());
        }
    }

    /** On a machine whose kernel picks ports for outgoing connections from a range. */
    public BindBlockers(MachineSummary machine) {
        this.machine = machine;
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
        Map<PortOf, List<SocketEntry>> ports = new HashMap<>();
        for (SocketEntry entry : inventory.entries()) {
            if (entry.occupiesPort()) {
                rows.add(entry);
                ports.computeIfAbsent(PortOf.of(entry), _ -> new ArrayList<>()).add(entry);
            }
        }
        // read once: there may be thousands of connections
        EphemeralPorts range = machine.ephemeralPorts().orElse(null);
        List<LocalAddress> addresses = machine.addresses();
        var opens =
                new ActiveOpens(
                        range,
                        address -> MachineSummary.isHere(address, addresses),
                        (protocol, port) ->
                                ports.getOrDefault(new PortOf(protocol, port), List.of()));
        var left = new ArrayList<SocketEntry>();
        for (SocketEntry entry : inventory.entries()) {
            Port port = entry.local().port();
            boolean blocks =
                    !entry.occupiesPort()
                            && port.number() != 0
                            && !Occupants.isBehind(
                                    entry, ports.getOrDefault(PortOf.of(entry), List.of()))
                            && (asked.test(port)
                                    || range == null
                                    || !range.contains(port)
                                    || !opens.made(entry));
            if (blocks) {
                left.add(entry);
            }
        }
        rows.addAll(Precedence.lastOfEachAddress(left));
        return List.copyOf(rows);
    }
}
