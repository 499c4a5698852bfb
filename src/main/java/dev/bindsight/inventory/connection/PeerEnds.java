package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Ties the two ends of a connection together that are both on this machine. */
final class PeerEnds {
    private final Map<Ends, SocketEntry> sockets = new HashMap<>();
    private final Predicate<IpAddress> isHere;

    /** Two ends as one of them sees them; an IPv4-mapped address is the same as its IPv4 one. */
    private record Ends(Protocol protocol, Endpoint local, Endpoint remote) {}

    /**
     * Over the sockets of one reading.
     *
     * @param isHere whether an address is one of this machine
     */
    PeerEnds(Collection<SocketEntry> entries, Predicate<IpAddress> isHere) {
        this.isHere = isHere;
        for (SocketEntry entry : entries) {
            Endpoint remote = entry.remote();
            if (remote != null) {
                sockets.put(new Ends(entry.protocol(), plain(entry.local()), plain(remote)), entry);
            }
        }
    }

    /** The other end of a socket with a peer. */
    PeerEnd of(SocketEntry socket) {
        Endpoint remote = socket.remote();
        if (remote == null) {
            return new PeerEnd.Elsewhere();
        }
        Endpoint there = plain(remote);
        SocketEntry other = sockets.get(new Ends(socket.protocol(), there, plain(socket.local())));
        if (other != null) {
            return new PeerEnd.Here(other);
        }
        boolean connected = socket.protocol() == Protocol.TCP && hasBothEnds(socket.state());
        return connected && (there.address().isLoopback() || isHere.test(there.address()))
                ? new PeerEnd.Redirected()
                : new PeerEnd.Elsewhere();
    }

    /** Whether the other end must be somewhere: it may be gone already once either has closed. */
    private static boolean hasBothEnds(TcpState state) {
        return state == TcpState.ESTABLISHED;
    }

    private static Endpoint plain(Endpoint endpoint) {
        IpAddress address = endpoint.address().unmapped();
        return address.equals(endpoint.address())
                ? endpoint
                : new Endpoint(address, endpoint.port());
    }
}
