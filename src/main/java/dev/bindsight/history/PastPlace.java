package dev.bindsight.history;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

/**
 * What was held: a port of a protocol, on an address.
 *
 * @param protocol TCP or UDP
 * @param where the address and port; an IPv6 wildcard with IPV6_V6ONLY off takes IPv4 as well
 */
public record PastPlace(Protocol protocol, BindPlace where) {
    /** Where a socket is bound. */
    public static PastPlace of(SocketEntry socket) {
        return new PastPlace(socket.protocol(), BindPlace.of(socket));
    }

    /** The address and port. */
    public Endpoint local() {
        return where.endpoint();
    }

    /** The port. */
    public Port port() {
        return where.endpoint().port();
    }
}
