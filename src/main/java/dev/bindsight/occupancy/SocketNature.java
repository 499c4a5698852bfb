package dev.bindsight.occupancy;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What a socket's own state tells of its owner and its end, without a look at any process. */
public final class SocketNature {
    private SocketNature() {}

    /**
     * Who holds a socket that has no inode, and so cannot be open in any process.
     *
     * <p>A connection that no one has accepted has no inode until accept(2) makes one
     * (net/ipv4/inet_connection_sock.c), so it belongs to its listener, also when the peer has
     * closed it already; one that was closed loses its inode while the kernel finishes it.
     */
    public static Ownership withoutInode(SocketEntry entry) {
        if (entry.protocol() == Protocol.UDP) {
            return new KernelHeld(KernelReason.KERNEL_SERVICE, null);
        }
        return switch (entry.state()) {
            case TIME_WAIT -> new KernelHeld(KernelReason.TIME_WAIT, end(entry));
            case ESTABLISHED, CLOSE_WAIT -> new KernelHeld(KernelReason.ACCEPT_QUEUE, null);
            case SYN_RECV, NEW_SYN_RECV -> new KernelHeld(KernelReason.SYN_QUEUE, null);
            case FIN_WAIT1, FIN_WAIT2, LAST_ACK, CLOSING, CLOSE, SYN_SENT ->
                    new KernelHeld(KernelReason.ORPHAN, end(entry));
            case LISTEN, BOUND_INACTIVE -> new KernelHeld(KernelReason.KERNEL_SERVICE, null);
        };
    }

    /**
     * When the kernel will let go of a socket by itself, absent where nothing says so: only the
     * timer of TIME_WAIT, which runs for an orphan in FIN_WAIT2 too, ends a socket; a
     * retransmission starts another.
     */
    public static @Nullable Instant end(SocketEntry socket) {
        SocketTimer timer = socket.timer();
        return timer != null && timer.kind() == SocketTimer.Kind.TIME_WAIT
                ? timer.expiresAt()
                : null;
    }
}
