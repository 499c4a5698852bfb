package dev.bindsight.fix;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.platform.SocketDestroyer;

import java.util.Optional;

/** Closes one connection and leaves its processes alone. */
public final class ConnectionCloser {
    private final SocketDestroyer destroyer;

    /** Closes with this. */
    public ConnectionCloser(SocketDestroyer destroyer) {
        this.destroyer = destroyer;
    }

    /**
     * Has the kernel abort a connection (SOCK_DESTROY, sock_diag(7)): the peer is sent a reset, and
     * the next call of the program here fails with ECONNABORTED. It is that very connection, or
     * none. Blocks.
     *
     * @return what the kernel refused it with, empty where it is closed
     */
    public Optional<Errno> close(SocketEntry connection) {
        return Optional.ofNullable(destroyer.destroy(connection).errno());
    }
}
