package dev.bindsight.occupancy;

import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

/** What a socket is to a bind that meets it, the hardest to get past first. */
public enum OccupantKind {
    /** The kernel's own, which no process ever had: WireGuard, vxlan, NFS. */
    KERNEL,
    /** A TCP listener, or an unconnected UDP socket. */
    LISTENER,
    /** Bound, neither listening nor connected. */
    BOUND,
    /** A connection that a process has open or will accept. */
    CONNECTION,
    /** A connection that its process has closed and its peer has not. */
    ORPHAN,
    /** Kept by the kernel against late segments. */
    TIME_WAIT;

    /** That of a socket, whether or not its owners were looked up. */
    public static OccupantKind of(SocketEntry socket) {
        if (isHeld(socket.ownership(), KernelReason.KERNEL_SERVICE)) {
            return KERNEL;
        }
        if (socket.isListening()) {
            return LISTENER;
        }
        if (socket.state() == TcpState.BOUND_INACTIVE) {
            return BOUND;
        }
        if (socket.state() == TcpState.TIME_WAIT) {
            return TIME_WAIT;
        }
        return isOrphan(socket) ? ORPHAN : CONNECTION;
    }

    /** Whether the kernel lets go of it by itself, soon or late: no process has it any more. */
    public boolean passes() {
        return switch (this) {
            case ORPHAN, TIME_WAIT -> true;
            case KERNEL, LISTENER, BOUND, CONNECTION -> false;
        };
    }

    private static boolean isOrphan(SocketEntry socket) {
        boolean unasked = socket.ownership() instanceof Ownership.NotLookedUp;
        Ownership known =
                unasked && socket.inode() == null
                        ? SocketNature.withoutInode(socket)
                        : socket.ownership();
        return isHeld(known, KernelReason.ORPHAN);
    }

    private static boolean isHeld(Ownership ownership, KernelReason why) {
        return ownership instanceof KernelHeld(KernelReason reason, var _, var _) && reason == why;
    }
}
