package dev.bindsight.inventory;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import java.util.Collection;

/**
 * Connections that the peer has closed and the program has not (CLOSE_WAIT, tcp(7)): where they
 * pile up, the program forgets to close them.
 */
public final class HalfClosed {
    private HalfClosed() {}

    /** How many connections of a TCP listener a process keeps so. */
    public static int count(Inventory inventory, SocketEntry listener) {
        return count(inventory.entries(), listener);
    }

    /** The same among the sockets that are on its port, or more. */
    public static int count(Collection<SocketEntry> sockets, SocketEntry listener) {
        BindPlace place = BindPlace.of(listener);
        int found = 0;
        for (SocketEntry socket : sockets) {
            if (socket.state() == TcpState.CLOSE_WAIT
                    && socket.protocol() == Protocol.TCP
                    && socket.ownership() instanceof Ownership.OwnedBy
                    && place.meets(socket)) {
                found++;
            }
        }
        return found;
    }
}
