package dev.bindsight.occupancy;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * Tells connections that this machine opened (an active OPEN, RFC 9293) from those that came in. No
 * source tells it, so it is concluded from what is in sight. What is not known to be opened here
 * need not have come in: of two ends of which nothing listens, none tells.
 */
public final class ActiveOpens {
    private final Predicate<Port> picked;
    private final Predicate<IpAddress> here;
    private final SocketsOnPort sockets;

    /** Looks up sockets. */
    @FunctionalInterface
    public interface SocketsOnPort {
        /** All that are on a local port, or more. */
        Collection<SocketEntry> on(Protocol protocol, Port port);
    }

    /**
     * On one machine at one moment.
     *
     * @param ephemeral the ports that its kernel picks from, absent where that is not known
     * @param here whether an address is one of its own
     * @param sockets its sockets
     */
    public ActiveOpens(
            @Nullable EphemeralPorts ephemeral, Predicate<IpAddress> here, SocketsOnPort sockets) {
        this.picked = port -> ephemeral != null && ephemeral.contains(port);
        this.here = here;
        this.sockets = sockets;
    }

    /**
     * Whether this end called connect(2). A connected UDP socket did in any case, and so did what
     * is in SYN_SENT or connected to itself. What waits to be accepted did not, nor what a listener
     * has at its own port: connect(2) picks no port that is bound. Else it did where a listener of
     * this machine is at the other end, whatever port this end was bound to before, and where the
     * kernel picked its port and not the peer's.
     */
    public boolean made(SocketEntry connection) {
        Endpoint remote = connection.remote();
        if (remote == null) {
            return false;
        }
        if (connection.protocol() == Protocol.UDP || connection.local().equals(remote)) {
            return true;
        }
        return switch (connection.state()) {
            case SYN_SENT -> true;
            case SYN_RECV, NEW_SYN_RECV, LISTEN, BOUND_INACTIVE -> false;
            case ESTABLISHED,
                    FIN_WAIT1,
                    FIN_WAIT2,
                    TIME_WAIT,
                    CLOSE,
                    CLOSE_WAIT,
                    LAST_ACK,
                    CLOSING ->
                    !isQueued(connection)
                            && isToServer(connection, remote)
                            && !listens(connection.protocol(), BindPlace.of(connection));
        };
    }

    private static boolean isQueued(SocketEntry connection) {
        return connection.ownership() instanceof KernelHeld(KernelReason reason, var _, var _)
                && reason == KernelReason.ACCEPT_QUEUE;
    }

    private boolean isToServer(SocketEntry connection, Endpoint remote) {
        return picked.test(connection.local().port()) && !picked.test(remote.port())
                || here.test(remote.address())
                        && listens(connection.protocol(), BindPlace.fromHere(remote));
    }

    private boolean listens(Protocol protocol, BindPlace place) {
        for (SocketEntry socket : sockets.on(protocol, place.endpoint().port())) {
            if (socket.isListening() && Occupants.isAt(place, protocol, socket)) {
                return true;
            }
        }
        return false;
    }
}
