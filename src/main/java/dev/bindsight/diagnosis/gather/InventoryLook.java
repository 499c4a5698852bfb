package dev.bindsight.diagnosis.gather;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.PortLook;

import java.util.List;
import java.util.Optional;

/**
 * What a probe sees of a port: a glance of the inventory, which looks no owner up.
 *
 * @param engine the inventory
 */
public record InventoryLook(InventoryEngine engine) implements PortLook {
    @Override
    public Optional<List<SocketEntry>> sockets(Protocol protocol, Port port) {
        return switch (engine.glance(protocol, port)) {
            case Reading.Read(var found) -> Optional.of(List.copyOf(found.entries()));
            case Reading.Unreadable _ -> Optional.empty();
        };
    }
}
