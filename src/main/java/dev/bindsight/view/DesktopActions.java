package dev.bindsight.view;

import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.view.copy.Clipboards;
import dev.bindsight.view.copy.SocketCopy;
import dev.bindsight.view.look.Overlay;
import dev.bindsight.view.ports.CopyFormat;
import dev.bindsight.view.ports.PortActions;
import dev.bindsight.view.ports.PortsModel;
import dev.bindsight.view.stop.StopDialogModel;

import java.util.List;

/** What can be done with ports in the window. */
final class DesktopActions implements PortActions {
    private final PortsModel ports;
    private final Overlay overlay;
    private final SocketCopy copies;
    private final StopDialogModel stop;

    DesktopActions(PortsModel ports, Overlay overlay, Desktop desktop, StopDialogModel stop) {
        this.ports = ports;
        this.overlay = overlay;
        this.stop = stop;
        this.copies = new SocketCopy(desktop.machine()::userName, desktop.clock().getZone());
    }

    @Override
    public void stop(List<SocketEntry> sockets) {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory != null && !sockets.isEmpty()) {
            stop.open(inventory, sockets);
        }
    }

    @Override
    public void copy(List<SocketEntry> sockets, CopyFormat format) {
        Inventory inventory = ports.inventoryProperty().get();
        if (inventory != null) {
            copies.text(inventory, sockets, format).ifPresent(Clipboards::put);
        }
    }

    @Override
    public void reveal(SocketKey socket) {
        ports.reveal(socket);
    }

    @Override
    public void explainHiddenOwners() {}
}
