package dev.bindsight.inventory.connection;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpMeasurement;
import dev.bindsight.model.fact.Ailment;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * A socket with a peer at one moment.
 *
 * @param socket the socket, with its owners
 * @param tcp what the kernel measured; absent for UDP, in TIME_WAIT, and where no source tells
 * @param drops how many datagrams a UDP socket threw away; absent for TCP and where no source tells
 * @param flow what went over it since the reading before; absent in the first that has it
 * @param age how long it has been there, as far as that is known
 * @param peer its other end
 * @param ailments what ails it
 * @param subflows of an MPTCP connection the TCP connections that carry it; empty for any other
 */
public record MeasuredConnection(
        SocketEntry socket,
        @Nullable TcpMeasurement tcp,
        @Nullable Long drops,
        @Nullable Flow flow,
        Age age,
        PeerEnd peer,
        List<Ailment> ailments,
        List<MeasuredConnection> subflows) {
    /** Copies the lists. */
    public MeasuredConnection {
        ailments = List.copyOf(ailments);
        subflows = List.copyOf(subflows);
    }

    /** One that is not MPTCP, and of which no drops are told. */
    public MeasuredConnection(
            SocketEntry socket,
            @Nullable TcpMeasurement tcp,
            @Nullable Flow flow,
            Age age,
            PeerEnd peer,
            List<Ailment> ailments) {
        this(socket, tcp, null, flow, age, peer, ailments, List.of());
    }

    /** Whether it is an MPTCP connection, which both ends speak. */
    public boolean isMptcp() {
        return !subflows.isEmpty();
    }

    /**
     * Bytes per second between two readings.
     *
     * @param sent bytes that the peer acknowledged ({@code tcpi_bytes_acked})
     * @param received bytes that came in order ({@code tcpi_bytes_received})
     */
    public record Flow(double sent, double received) {}

    /**
     * The kernel does not tell when a connection began.
     *
     * @param seen how long Bindsight has seen it
     * @param sawOpening whether it was not there in a reading shortly before: then it is that old
     * @param atMost how long its process has run, which it cannot be older than; absent where that
     *     is not known, or where it may have come from another process
     */
    public record Age(Duration seen, boolean sawOpening, @Nullable Duration atMost) {}

    /** Where the other end is. */
    public sealed interface PeerEnd {
        /** On another machine, or in another network namespace. */
        record Elsewhere() implements PeerEnd {}

        /**
         * On this machine.
         *
         * @param socket the other end
         */
        record Here(SocketEntry socket) implements PeerEnd {}

        /**
         * The address is of this machine, and no socket here has this one for its peer: something
         * redirects the connection (nft, iptables, eBPF), or the other end went and this one was
         * not told, as where a server with TCP_DEFER_ACCEPT ended before anything was sent.
         */
        record Redirected(Whither whither) implements PeerEnd {}

        /** The socket at the other end, also of a redirected connection; absent if not known. */
        default @Nullable SocketEntry end() {
            return switch (this) {
                case Here(SocketEntry socket) -> socket;
                case Redirected(Whither.Told told) -> told.end();
                case Redirected _, Elsewhere _ -> null;
            };
        }
    }

    /** Where a connection is redirected to, or where it came from. */
    public sealed interface Whither {
        /**
         * It is known.
         *
         * @param local where the other end is, as that sees it
         * @param remote where the other end sends
         * @param end that socket, absent where none here is it
         * @param byConntrack whether conntrack told; else the socket that was accepted did ({@code
         *     SO_ORIGINAL_DST})
         */
        record Told(Endpoint local, Endpoint remote, @Nullable SocketEntry end, boolean byConntrack)
                implements Whither {}

        /**
         * The packet filter of this network namespace does not redirect it: something else does, or
         * the other end is gone.
         */
        record NotByFilter() implements Whither {}

        /** An ordinary user may not read conntrack, and the sockets themselves do not tell. */
        record Untold() implements Whither {}
    }

    /** The same with what ails it. */
    MeasuredConnection with(List<Ailment> found) {
        return new MeasuredConnection(socket, tcp, drops, flow, age, peer, found, subflows);
    }
}
