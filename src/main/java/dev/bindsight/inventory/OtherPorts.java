package dev.bindsight.inventory;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.Order;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The other ports of a process: what closes too when it is stopped. */
public final class OtherPorts {
    private OtherPorts() {}

    /**
     * The ports that one of {@code processes} has, by port.
     *
     * @param except sockets to leave out
     */
    public static List<SocketEntry> of(
            Inventory inventory, Set<ProcessRef> processes, Collection<SocketEntry> except) {
        // a set: thousands of sockets may be left out of thousands
        Set<SocketKey> left = except.stream().map(SocketEntry::key).collect(Collectors.toSet());
        return inventory.entries().stream()
                .filter(SocketEntry::occupiesPort)
                .filter(other ->
                        other.ownership() instanceof Ownership.OwnedBy(var owners, var _)
                                && owners.stream().anyMatch(processes::contains))
                .filter(other -> !left.contains(other.key()))
                .sorted(
                        Order.inTurn(
                                Order.by(SocketEntry::local),
                                Order.by(SocketEntry::protocol),
                                Order.by(SocketEntry::key)))
                .toList();
    }
}
