package dev.bindsight.diagnosis.bind;

import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

/** Tells connections that this machine opened from those that came in. */
final class OutgoingConnections {
    private final InventoryEngine inventory;
    private final MachineSummary machine;

    OutgoingConnections(InventoryEngine inventory, MachineSummary machine) {
        this.inventory = inventory;
        this.machine = machine;
    }

    /**
     * Whether this end of a connection called connect(2): it is in SYN_SENT, or the kernel picked
     * its port and the peer's is one that a server has. Where both ports look picked and nothing
     * listens at the peer's, it stays open and counts as no.
     */
    boolean made(SocketEntry connection) {
        Endpoint remote = connection.remote();
        if (connection.state() == TcpState.SYN_SENT) {
            return true;
        }
        return remote != null
                && machine.isEphemeral(connection.local().port())
                && (!machine.isEphemeral(remote.port()) || listens(connection, remote));
    }

    private boolean listens(SocketEntry connection, Endpoint remote) {
        return isHere(remote)
                && inventory.glance(connection.protocol(), remote.port())
                        instanceof Reading.Read(var there)
                && there.entries().stream()
                        .filter(SocketEntry::isListening)
                        .anyMatch(
                                listener -> BindPlace.of(listener).overlaps(BindPlace.of(remote)));
    }

    private boolean isHere(Endpoint remote) {
        IpAddress address = remote.address().unmapped();
        return address.isLoopback()
                || machine.addresses().stream().anyMatch(here -> here.address().equals(address));
    }
}
