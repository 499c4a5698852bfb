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
 * @param measured whether what the kernel measured on each is wanted too, which costs more
 * @param occupants whether only those that occupy a port are wanted ({@link
 *     dev.bindsight.model.SocketEntry#occupiesPort}); a source may list others all the same
 */
public record SocketQuery(
        Set<Protocol> protocols, @Nullable Port port, boolean measured, boolean occupants) {
    /** Every socket. */
    public static final SocketQuery ALL = new SocketQuery(EnumSet.allOf(Protocol.class), null);

    /** Every socket, with what was measured on it. */
    public static final SocketQuery MEASURED =
            new SocketQuery(EnumSet.allOf(Protocol.class), null, true, false);

    /** Every socket that occupies a port. */
    public static final SocketQuery OCCUPANTS =
            new SocketQuery(EnumSet.allOf(Protocol.class), null, false, true);

    /** Copies the set. */
    public SocketQuery {
        protocols = Set.copyOf(protocols);
    }

    /** Without what was measured. */
    public SocketQuery(Set<Protocol> protocols, @Nullable Port port) {
        this(protocols, port, false, false);
    }

    /** The same without what was measured. */
    public SocketQuery withoutMeasures() {
        return measured ? new SocketQuery(protocols, port, false, occupants) : this;
    }

    /** The sockets of one protocol on one local port, in every state. */
    public static SocketQuery port(Protocol protocol, Port port) {
        return new SocketQuery(Set.of(protocol), port);
    }
}
