package dev.bindsight.occupancy;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.SocketOption;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.Uid;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets that stand in the way of a bind, the one that decides first. A bind without options
 * is refused exactly where there are any; with SO_REUSEADDR or SO_REUSEPORT (socket(7)) it is
 * refused by some of them or by none, because no source tells what theirs are.
 */
public final class Occupants {
    /** Nobody. */
    public static final Occupants NONE = new Occupants(List.of());

    private final List<SocketEntry> sockets;
    private final boolean certain;

    private Occupants(List<SocketEntry> sockets) {
        this(sockets, true);
    }

    private Occupants(List<SocketEntry> sockets, boolean certain) {
        this.sockets = sockets;
        this.certain = certain;
    }

    /** Those of what was seen that meet a place. */
    public static Occupants at(BindPlace place, Protocol protocol, Collection<SocketEntry> seen) {
        return at(List.of(place), protocol, seen);
    }

    /** Those that meet one of several places, as those of {@code localhost}. */
    public static Occupants at(
            List<BindPlace> places, Protocol protocol, Collection<SocketEntry> seen) {
        return new Occupants(
                seen.stream()
                        .filter(socket ->
                                places.stream().anyMatch(place -> isAt(place, protocol, socket)))
                        .sorted(Precedence.order(socket -> hasVeryAddress(places, socket)))
                        .toList());
    }

    /**
     * Those that explain that a bind gave EADDRINUSE: those in the way, else the only connection of
     * IPv6 on the port. One whose address the kernel chose, with IPV6_V6ONLY off, refuses {@code
     * 0.0.0.0} too, and no source tells that of it (its IPv4 address is {@code LOOPBACK4_IPV6},
     * net/ipv6/tcp_ipv6.c; inet_rcv_saddr_equal of net/ipv4/inet_connection_sock.c).
     */
    public static Occupants ofRefusal(
            BindPlace place, Protocol protocol, Collection<SocketEntry> seen) {
        Occupants sure = at(place, protocol, seen);
        if (!sure.isEmpty() || !place.endpoint().address().unmapped().equals(IpAddress.ANY_IPV4)) {
            return sure;
        }
        List<SocketEntry> perhaps =
                seen.stream()
                        .filter(socket -> socket.remote() != null)
                        .filter(socket -> isAt(place, protocol, socket, everyAddress(socket)))
                        .toList();
        return perhaps.size() == 1 ? new Occupants(perhaps, false) : sure;
    }

    private static BindPlace everyAddress(SocketEntry connection) {
        return connection.local().address().unmapped().family() == AddressFamily.IPV4
                ? BindPlace.of(connection)
                : new BindPlace(
                        new Endpoint(IpAddress.ANY_IPV6, connection.local().port()),
                        false,
                        connection.interfaceName());
    }

    /** Those on a port, at whatever address. */
    public static Occupants on(Port port, Protocol protocol, Collection<SocketEntry> seen) {
        return new Occupants(
                seen.stream()
                        .filter(socket -> socket.protocol() == protocol && isHere(socket))
                        .filter(socket -> socket.local().port().equals(port))
                        .sorted(Precedence.order(_ -> false))
                        .toList());
    }

    /** Whether a socket meets a place. */
    static boolean isAt(BindPlace place, Protocol protocol, SocketEntry socket) {
        return isAt(place, protocol, socket, BindPlace.of(socket));
    }

    private static boolean isAt(
            BindPlace place, Protocol protocol, SocketEntry socket, BindPlace where) {
        return socket.protocol() == protocol && isHere(socket) && place.overlaps(where);
    }

    /** Each network namespace has its own ports, and nobody has port 0 (network_namespaces(7)). */
    private static boolean isHere(SocketEntry socket) {
        return socket.namespace() == null && socket.local().port().number() != 0;
    }

    private static boolean hasVeryAddress(List<BindPlace> places, SocketEntry socket) {
        return places.stream().anyMatch(place -> hasVeryAddress(place, socket));
    }

    /** Whether a socket is bound to the address of a place itself, not to one that overlaps it. */
    static boolean hasVeryAddress(BindPlace place, SocketEntry socket) {
        return place.endpoint().address().unmapped().equals(socket.local().address().unmapped());
    }

    /** All of them. */
    public List<SocketEntry> all() {
        return sockets;
    }

    /** Whether nothing is in the way. */
    public boolean isEmpty() {
        return sockets.isEmpty();
    }

    /** Whether they are known to be in the way, not only to explain that a bind was refused. */
    public boolean isCertain() {
        return certain;
    }

    /** What listens or is bound: what programs reach by the port, or will. */
    public List<SocketEntry> bound() {
        return sockets.stream().filter(SocketEntry::occupiesPort).toList();
    }

    /**
     * Those whose owners a stop ends: of what listens or is bound; only where nothing does, of
     * connections. A session that a child of the server serves is none, nor what only explains a
     * refusal.
     */
    public List<SocketEntry> stoppable() {
        if (!certain) {
            return List.of();
        }
        List<SocketEntry> bound = bound();
        return bound.isEmpty()
                ? sockets.stream()
                        .filter(socket -> socket.ownership() instanceof Ownership.OwnedBy)
                        .toList()
                : bound;
    }

    /**
     * Those that a socket which shares the place takes something from: a TCP listener its next
     * connections, a bound socket its listen(2), a UDP socket its datagrams. What is left of a TCP
     * connection is none of them.
     */
    public List<SocketEntry> disturbed() {
        return sockets.stream()
                .filter(socket -> socket.occupiesPort() || socket.protocol() == Protocol.UDP)
                .toList();
    }

    /** What listens or is bound, and what is left where nothing does, one for each address. */
    public List<SocketEntry> standing() {
        List<SocketEntry> bound = bound();
        List<SocketEntry> left =
                sockets.stream()
                        .filter(socket -> !socket.occupiesPort() && !isBehind(socket, bound))
                        .toList();
        return Stream.concat(bound.stream(), Precedence.lastOfEachAddress(left).stream()).toList();
    }

    /**
     * Whether a connection stands behind what listens or is bound where it is: that refuses too.
     */
    public static boolean isBehind(SocketEntry connection, Collection<SocketEntry> bound) {
        // no stream: a busy server has tens of thousands of connections
        BindPlace place = BindPlace.of(connection);
        for (SocketEntry socket : bound) {
            if (isAt(place, connection.protocol(), socket)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Those that explain why a bind with some options was refused: what stands there; with options
     * those of it that refuse whatever their own are, else what listens or is bound, which may not
     * have agreed.
     *
     * @param user who binds
     */
    public List<SocketEntry> refusing(Set<SocketOption> options, Uid user) {
        List<SocketEntry> standing = standing();
        List<SocketEntry> sure =
                standing.stream().filter(each -> refuses(each, options, user)).toList();
        if (!sure.isEmpty()) {
            return sure;
        }
        List<SocketEntry> bound = bound();
        return bound.isEmpty() ? standing : bound;
    }

    /**
     * Whether a socket refuses a bind that meets it whatever its own options are. SO_REUSEADDR on
     * both sides allows one beside all but a TCP listener, SO_REUSEPORT on both sides beside all of
     * the same user; of TIME_WAIT and orphans nobody knows the user any more.
     */
    static boolean refuses(SocketEntry socket, Set<SocketOption> options, Uid user) {
        boolean byAddress =
                options.contains(SocketOption.SO_REUSEADDR) && socket.state() != TcpState.LISTEN;
        boolean byPort =
                options.contains(SocketOption.SO_REUSEPORT)
                        && (socket.uid() == null || user.equals(socket.uid()));
        return !byAddress && !byPort;
    }

    /** Whether something has the place that does not go by itself. */
    public boolean isKept() {
        return sockets.stream().anyMatch(socket -> !OccupantKind.of(socket).passes());
    }

    /** When the last timer ends that runs there; empty where none does. */
    public Optional<Instant> lastEnd() {
        return sockets.stream()
                .map(SocketNature::end)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** When all of them will have gone by themselves; empty where one does not say so. */
    public Optional<Instant> freeFrom() {
        boolean timed = sockets.stream().allMatch(socket -> SocketNature.end(socket) != null);
        return timed ? lastEnd() : Optional.empty();
    }
}
