package dev.bindsight.probe;

import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Probe.BindProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketKey;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.occupancy.Occupants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The live sockets that a bind must not disturb: those of its port that overlap its address and
 * that a process has open to serve. What is left of a TCP connection is none of them.
 *
 * <p>A listen with SO_REUSEPORT beside a listener gets a share of its new connections, which are
 * lost with the probe's socket (measured: 23 of 60). A listen with SO_REUSEADDR beside a socket
 * that is bound and about to listen makes that one fail. A UDP socket with either option gets the
 * datagrams of the holder as soon as it is bound (socket(7), udp(7)). Without them the kernel
 * refuses the bind, and nobody is disturbed.
 */
final class LiveSockets {
    private final PortLook look;
    private final BindProbe probe;
    private final Set<SocketKey> known = new HashSet<>();

    LiveSockets(PortLook look, BindProbe probe) {
        this.look = look;
        this.probe = probe;
    }

    /**
     * What was seen.
     *
     * @param clear whether the next call disturbs nobody
     * @param holders who would be disturbed; none if it is clear or no source answered
     */
    record Seen(boolean clear, List<SocketEntry> holders) {
        private static final Seen CLEAR = new Seen(true, List.of());
    }

    /**
     * Looks before the bind. Bound only, a TCP socket takes nothing from anybody; where its key is
     * not told, what is bound already is noted.
     *
     * @param own what the probe's socket is known by
     */
    Seen beforeBind(Optional<SocketKey> own) {
        if (!canDisturb() || probe.protocol() == Protocol.TCP && own.isPresent()) {
            return Seen.CLEAR;
        }
        Optional<List<SocketEntry>> sockets = sockets();
        sockets.stream().flatMap(List::stream).map(SocketEntry::key).forEach(known::add);
        return switch (probe.protocol()) {
            case TCP -> Seen.CLEAR;
            case UDP -> seen(sockets);
        };
    }

    /**
     * Looks between the bind and the listen, where the probe's socket is seen too: by its key, or
     * as the one bound-only socket there that was not before.
     *
     * @param own what it is known by
     * @param local where it is bound
     */
    Seen beforeListen(Optional<SocketKey> own, Endpoint local) {
        return canDisturb() ? seen(sockets().map(all -> withoutOwn(all, own, local))) : Seen.CLEAR;
    }

    private boolean canDisturb() {
        boolean shares =
                probe.options().contains(SocketOption.SO_REUSEADDR)
                        || probe.options().contains(SocketOption.SO_REUSEPORT);
        // a port that the kernel picks is nobody's
        return shares && probe.endpoint().port().number() != 0;
    }

    private Seen seen(Optional<List<SocketEntry>> sockets) {
        List<SocketEntry> holders =
                Occupants.at(probe.place(), probe.protocol(), sockets.orElseGet(List::of))
                        .disturbed();
        return new Seen(sockets.isPresent() && holders.isEmpty(), holders);
    }

    private List<SocketEntry> withoutOwn(
            List<SocketEntry> sockets, Optional<SocketKey> own, Endpoint local) {
        var others = new ArrayList<>(sockets);
        sockets.stream()
                .filter(socket -> socket.state() == TcpState.BOUND_INACTIVE)
                .filter(socket ->
                        own.map(socket.key()::equals)
                                .orElseGet(() ->
                                        socket.local().equals(local)
                                                && !known.contains(socket.key())))
                .findFirst()
                .ifPresent(others::remove);
        return others;
    }

    private Optional<List<SocketEntry>> sockets() {
        return look.sockets(probe.protocol(), probe.endpoint().port());
    }
}
