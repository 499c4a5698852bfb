package dev.bindsight.view.answer;

import dev.bindsight.inventory.Client;
import dev.bindsight.inventory.Clients;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessDetails;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.occupancy.ActiveOpens;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Finds out from one reading what has a port.
 *
 * @param machine tells which ports the kernel gives to clients
 */
public record PortSight(MachineSummary machine) {
    /**
     * What has it.
     *
     * @param bound what the last bind of this port said, absent for none
     */
    public Answer of(Inventory inventory, Port port, @Nullable Bound bound) {
        var there = Occupants.on(port, Protocol.TCP, inventory.entries());
        List<SocketEntry> sockets = there.all();
        List<SocketEntry> ports = there.bound();
        if (!ports.isEmpty()) {
            return holder(inventory, port, ports);
        }
        Optional<SocketEntry> owned =
                sockets.stream().filter(each -> !inventory.owners(each).isEmpty()).findFirst();
        if (owned.isPresent()) {
            ProcessDetails owner = inventory.owners(owned.get()).getFirst();
            return opens(inventory).made(owned.get())
                    ? new Answer.SourcePort(port, owned.get(), owner)
                    : new Answer.Held(
                            port, sockets, owner, owners(inventory, sockets).size() - 1, 0, 0);
        }
        return sockets.stream()
                .findFirst()
                .<Answer>map(socket -> new Answer.Ownerless(port, socket))
                .orElseGet(() ->
                        new Answer.Unseen(
                                port,
                                bound,
                                withPid(inventory, port),
                                hasUdp(inventory, port),
                                inventory.takenAt()));
    }

    private ActiveOpens opens(Inventory inventory) {
        return new ActiveOpens(
                machine.ephemeralPorts().orElse(null),
                machine::isHere,
                (protocol, port) -> Occupants.on(port, protocol, inventory.entries()).all());
    }

    private static Answer holder(Inventory inventory, Port port, List<SocketEntry> sockets) {
        List<ProcessDetails> owners = owners(inventory, sockets);
        if (owners.isEmpty()) {
            return new Answer.Ownerless(port, sockets.getFirst());
        }
        List<Client> clients = Clients.of(inventory, sockets);
        return new Answer.Held(
                port,
                sockets,
                owners.getFirst(),
                owners.size() - 1,
                clients.size(),
                clients.stream().mapToInt(Client::connections).sum());
    }

    private static List<ProcessDetails> owners(Inventory inventory, List<SocketEntry> sockets) {
        return sockets.stream()
                .flatMap(socket -> inventory.owners(socket).stream())
                .distinct()
                .toList();
    }

    private static boolean hasUdp(Inventory inventory, Port port) {
        return inventory.entries().stream()
                .anyMatch(each ->
                        each.protocol() == Protocol.UDP && each.local().port().equals(port));
    }

    private static @Nullable ProcessDetails withPid(Inventory inventory, Port port) {
        return inventory.entries().stream()
                .filter(each -> each.ownership() instanceof Ownership.OwnedBy)
                .flatMap(each -> inventory.owners(each).stream())
                .filter(owner -> owner.pid().number() == port.number())
                .findFirst()
                .orElse(null);
    }
}
