package dev.bindsight.inventory.connection;

import dev.bindsight.inventory.connection.MeasuredConnection.PeerEnd;
import dev.bindsight.inventory.connection.MeasuredConnection.Whither;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Ties the two ends of a connection together that are both on this machine. */
final class PeerEnds {
    private final Map<Ends, SocketEntry> sockets;
    private final Predicate<IpAddress> isHere;
    private final Redirects redirects;

    /**
     * Two ends as one of them sees them; an IPv4-mapped address is the same as its IPv4 one. The
     * hash is mixed: those of a record of records fall together for addresses that follow each
     * other, and looking 10,000 ends up took longer than listing them.
     */
    private static final class Ends {
        private final IpAddress local;
        private final IpAddress remote;
        private final int ports;
        private final Protocol protocol;
        private final int hash;

        Ends(Protocol protocol, Endpoint local, Endpoint remote) {
            this.protocol = protocol;
            this.local = local.address().unmapped();
            this.remote = remote.address().unmapped();
            ports = local.port().number() << Short.SIZE | remote.port().number();
            long mixed = mix(this.local.high(), this.local.low());
            mixed = mix(mixed, this.remote.high());
            mixed = mix(mixed, this.remote.low());
            mixed = mix(mixed, ports * 2L + protocol.ordinal());
            hash = Long.hashCode(mixed);
        }

        // the finalizer of SplitMix64
        private static long mix(long left, long right) {
            long mixed = (left ^ right) + 0x9E37_79B9_7F4A_7C15L;
            mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
            return mixed ^ mixed >>> 31;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ends ends
                    && ports == ends.ports
                    && protocol == ends.protocol
                    && isSame(local, ends.local)
                    && isSame(remote, ends.remote);
        }

        private static boolean isSame(IpAddress one, IpAddress other) {
            return one.low() == other.low()
                    && one.high() == other.high()
                    && one.family() == other.family();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Over the sockets of one reading.
     *
     * @param isHere whether an address is one of this machine
     * @param redirects tells where a connection is redirected to
     */
    PeerEnds(Collection<SocketEntry> entries, Predicate<IpAddress> isHere, Redirects redirects) {
        this.isHere = isHere;
        this.redirects = redirects;
        sockets = HashMap.newHashMap(entries.size());
        for (SocketEntry entry : entries) {
            Endpoint remote = entry.remote();
            if (remote != null) {
                sockets.put(new Ends(entry.protocol(), entry.local(), remote), entry);
            }
        }
    }

    /** The other end of a socket with a peer. */
    PeerEnd of(SocketEntry socket) {
        Endpoint remote = socket.remote();
        if (remote == null) {
            return new PeerEnd.Elsewhere();
        }
        SocketEntry other = sockets.get(new Ends(socket.protocol(), remote, socket.local()));
        if (other != null) {
            return new PeerEnd.Here(other);
        }
        boolean connected = socket.protocol() == Protocol.TCP && hasBothEnds(socket.state());
        IpAddress there = remote.address().unmapped();
        return connected && (there.isLoopback() || isHere.test(there))
                ? new PeerEnd.Redirected(whither(socket, remote))
                : new PeerEnd.Elsewhere();
    }

    private Whither whither(SocketEntry socket, Endpoint remote) {
        return switch (redirects.of(socket, remote)) {
            case Redirects.Answer.Told(Redirects.OtherEnd end, boolean byConntrack) ->
                    new Whither.Told(
                            end.local(),
                            end.remote(),
                            sockets.get(new Ends(end.protocol(), end.local(), end.remote())),
                            byConntrack);
            case Redirects.Answer.NotByFilter _ -> new Whither.NotByFilter();
            case Redirects.Answer.Untold _ -> new Whither.Untold();
        };
    }

    /** Whether the other end must be somewhere: it may be gone already once either has closed. */
    private static boolean hasBothEnds(TcpState state) {
        return state == TcpState.ESTABLISHED;
    }
}
