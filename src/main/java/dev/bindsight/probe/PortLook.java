package dev.bindsight.probe;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;

import java.util.List;
import java.util.Optional;

/** Looks at the sockets on a port without touching it: what a bind would disturb is seen first. */
@FunctionalInterface
public interface PortLook {
    /**
     * The sockets bound to the port now, in every state; their owners need not be known.
     *
     * @return empty if no source answered
     */
    Optional<List<SocketEntry>> sockets(Protocol protocol, Port port);
}
