package dev.bindsight.platform;

import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which sockets to list.
 *
 * @param protocols at least one
 * @param port only those bound to it, absent for every port
 */
public record SocketQuery(Set<Protocol> protocols, @Nullable Port port) {
    /** Every socket. */
    public static final SocketQuery ALL = new SocketQuery(EnumSet.allOf(Protocol.class), null);

    /** Copies the set. */
    public SocketQuery {
        protocols = Set.copyOf(protocols);
    }

    /** The sockets of one protocol on one local port, in every state. */
    public static SocketQuery port(Protocol protocol, Port port) {
        return new SocketQuery(Set.of(protocol), port);
    }
}
