package dev.bindsight.diagnosis.bind;

import dev.bindsight.model.BindPlace;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelHeld;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketTimer;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The sockets that stand in the way of a bind, and which of them decides. */
public final class BlockingSockets {
    private BlockingSockets() {}

    /** What a socket is to a bind, the hardest to get past first. */
    public enum Kind {
        /** A TCP listener, or an unconnected UDP socket. */
        LISTENER,
        /** Bound, neither listening nor connected. */
        BOUND,
        /** A connection that a process has open. */
        CONNECTION,
        /** A connection that its process has closed and its peer has not. */
        ORPHAN,
        /** Kept by the kernel against late segments. */
        TIME_WAIT
    }

    /** What a socket is to a bind. */
    public static Kind kind(SocketEntry socket) {
        if (socket.isListening()) {
            return Kind.LISTENER;
        }
        if (socket.state() == TcpState.BOUND_INACTIVE) {
            return Kind.BOUND;
        }
        if (socket.state() == TcpState.TIME_WAIT) {
            return Kind.TIME_WAIT;
        }
        boolean orphan =
                socket.ownership()
                                instanceof KernelHeld(Ownership.KernelReason reason, var _, var _)
                        && reason == Ownership.KernelReason.ORPHAN;
        return orphan ? Kind.ORPHAN : Kind.CONNECTION;
    }

    /** Those of the sockets that meet a place, the one that decides first. */
    public static List<SocketEntry> at(BindPlace place, Collection<SocketEntry> sockets) {
        return sockets.stream()
                .filter(place::meets)
                .sorted(
                        Comparator.comparing(BlockingSockets::kind)
                                .thenComparing(socket -> !hasVeryAddress(place, socket))
                                .thenComparing(
                                        BlockingSockets::end,
                                        Comparator.nullsFirst(Comparator.reverseOrder()))
                                .thenComparing(SocketEntry::local)
                                .thenComparing(SocketEntry::key))
                .toList();
    }

    /**
     * Those of the sockets in the way whose owners a stop ends: of what listens or is bound; only
     * where nothing does, of connections. A session that a child of the server serves is none.
     */
    public static List<SocketEntry> stoppable(Collection<SocketEntry> inTheWay) {
        List<SocketEntry> bound = inTheWay.stream().filter(SocketEntry::isPort).toList();
        return bound.isEmpty()
                ? inTheWay.stream()
                        .filter(socket -> socket.ownership() instanceof Ownership.OwnedBy)
                        .toList()
                : bound;
    }

    /** Whether a socket is bound to the address of a place itself, not to one that overlaps it. */
    static boolean hasVeryAddress(BindPlace place, SocketEntry socket) {
        IpAddress mine = place.endpoint().address();
        return mine.unmapped().equals(socket.local().address().unmapped());
    }

    /** When the kernel will let go of a socket by itself, absent where nothing says so. */
    public static @Nullable Instant end(SocketEntry socket) {
        SocketTimer timer = socket.timer();
        boolean last = timer != null && timer.kind() == SocketTimer.Kind.TIME_WAIT;
        return last ? timer.expiresAt() : null;
    }
}
