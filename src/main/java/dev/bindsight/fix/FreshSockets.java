package dev.bindsight.fix;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.SocketInspector;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.PossibleOwners;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SystemdUnit;
import dev.bindsight.occupancy.Occupants;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sockets of single ports anew. */
final class FreshSockets {
    private final InventoryEngine engine;

    FreshSockets(InventoryEngine engine) {
        this.engine = engine;
    }

    /**
     * A socket as it is now.
     *
     * @param socket its entry, its owners looked up again; as it was last seen if it is gone
     * @param present whether it is there; true too where no source answered
     * @param unit the .socket unit, where systemd itself holds it
     * @param perhaps who may have it, where its owner is not visible
     */
    record Found(
            SocketEntry socket,
            boolean present,
            @Nullable SystemdUnit unit,
            PossibleOwners perhaps) {}

    /** Reads some sockets again, each as it is now. */
    List<Found> find(List<SocketEntry> sockets) {
        Map<Where, Optional<Inventory>> readings = new LinkedHashMap<>();
        var found = new ArrayList<Found>();
        for (SocketEntry socket : sockets) {
            var where = new Where(socket.protocol(), socket.local().port());
            Optional<Inventory> now =
                    readings.computeIfAbsent(where, each -> owned(each.protocol, each.port));
            found.add(
                    now.map(inventory -> match(inventory, socket))
                            .orElseGet(() -> new Found(socket, true, null, PossibleOwners.NOBODY)));
        }
        return found;
    }

    private record Where(Protocol protocol, Port port) {}

    private static Found match(Inventory inventory, SocketEntry socket) {
        return inventory.entries().stream()
                .filter(each -> SocketInspector.isSame(each, socket))
                .findFirst()
                .map(each ->
                        new Found(
                                each,
                                true,
                                inventory.socketUnits().get(each.key()),
                                PossibleOwners.of(each, inventory)))
                .orElseGet(() -> new Found(socket, false, null, PossibleOwners.NOBODY));
    }

    /** The sockets on a port, with their owners looked up now; empty if no source answered. */
    Optional<Inventory> owned(Protocol protocol, Port port) {
        return inventory(engine.look(protocol, port));
    }

    /** What stands at a place, without its owners; empty if no source answered. */
    Optional<Occupants> occupants(BindPlace place, Protocol protocol) {
        return inventory(engine.glance(protocol, place.endpoint().port()))
                .map(inventory -> Occupants.at(place, protocol, inventory.entries()));
    }

    private static Optional<Inventory> inventory(InventoryEngine.Reading reading) {
        return switch (reading) {
            case InventoryEngine.Reading.Read(Inventory inventory) -> Optional.of(inventory);
            case InventoryEngine.Reading.Unreadable _ -> Optional.empty();
        };
    }
}
