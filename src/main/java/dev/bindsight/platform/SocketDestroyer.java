package dev.bindsight.platform;

import dev.bindsight.model.Errno;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Destroys single sockets and leaves their processes alone. */
public interface SocketDestroyer {
    /**
     * Destroys a socket (SOCK_DESTROY of sock_diag(7), Linux 4.5 with CONFIG_INET_DIAG_DESTROY): it
     * is that very one, by its cookie, or none.
     *
     * <p>A connection is reset at once and its port let go. A TCP listener stops listening and a
     * UDP socket fails its next call, but where its owner asked for that very port, it stays bound
     * until the owner closes it.
     */
    Destruction destroy(SocketEntry socket);

    /**
     * How it ended.
     *
     * @param trace the calls; the kernel's answer stands in what recv(2) received
     * @param errno what the kernel answered, absent if the socket is destroyed. EPERM:
     *     CAP_NET_ADMIN is missing in the user namespace that owns the network namespace. ENOENT:
     *     it is gone, is bound only, or is of a SO_REUSEPORT group and another of the group was
     *     found. EOPNOTSUPP: this kind of socket cannot be destroyed, or this kernel cannot.
     *     ENOSYS: this system cannot
     */
    record Destruction(List<TracedCall> trace, @Nullable Errno errno) {
        /** Copies the list. */
        public Destruction {
            trace = List.copyOf(trace);
        }

        /** Whether the socket was destroyed. */
        public boolean ok() {
            return errno == null;
        }
    }
}
