package dev.bindsight.platform;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.TcpMeasurement;

import org.jspecify.annotations.Nullable;

/**
 * One socket of a listing, read straight out of the source's buffer. It is primitive all through,
 * because a refresh compares 100,000 of these with what is known and must allocate only for those
 * that changed. Valid until the consumer returns.
 */
public interface SocketView {
    /** Where a number is not known. */
    long UNKNOWN = -1;

    /** Its protocol. */
    Protocol protocol();

    /** Its family: the one of the socket, so an IPv4 client of a dual-stack listener is IPV6. */
    AddressFamily family();

    /** The kernel's number of its state, 1 to 13. */
    int state();

    /** Bits 127 to 64 of the local address, 0 for IPv4. */
    long localHigh();

    /** Bits 63 to 0 of the local address. */
    long localLow();

    /** The local port, host byte order. */
    int localPort();

    /** Bits 127 to 64 of the peer's address, 0 for IPv4. */
    long remoteHigh();

    /** Bits 63 to 0 of the peer's address. */
    long remoteLow();

    /** The peer's port, 0 for none. */
    int remotePort();

    /** Index of the device it is bound to, or of its scope; 0 for none. */
    int interfaceIndex();

    /** Its cookie, or {@link #UNKNOWN}. */
    long cookie();

    /** Its inode, 0 for none, or {@link #UNKNOWN}. */
    long inode();

    /** The user who made it, or {@link #UNKNOWN}; 0 too for what no longer has a user. */
    long uid();

    /** As {@code idiag_rqueue}. */
    long receiveQueue();

    /** As {@code idiag_wqueue}. */
    long sendQueue();

    /** As {@code idiag_timer}: 0 none, 1 retransmit, 2 keepalive, 3 TIME_WAIT, 4 probe. */
    int timer();

    /** Milliseconds until the timer runs out. */
    long timerMillis();

    /** Id of the cgroup it was made in, 0 for unknown. */
    long cgroup();

    /** {@code IPV6_V6ONLY}: 1, 0, or -1 for unknown or not applicable. */
    int v6only();

    /** Pid of an owner where the source itself names one, else 0. */
    int ownerPid();

    /**
     * What was measured on it; absent unless it is a TCP connection and that was asked for.
     *
     * @param former what was measured before, of this socket or another: its parts are used again
     *     where they say the same, which saves most of the memory of a reading
     */
    default @Nullable TcpMeasurement measurement(@Nullable TcpMeasurement former) {
        return null;
    }

    /** The token of the MPTCP connection whose subflow it is, or {@link #UNKNOWN}. */
    default long mptcpToken() {
        return UNKNOWN;
    }

    /** How many packets it threw away, or {@link #UNKNOWN}, so where it was not asked for. */
    default long drops() {
        return UNKNOWN;
    }
}
