package dev.bindsight.diagnosis.connect;

import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.LocalAddress;
import dev.bindsight.model.Neighbour;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine as it was when a connect ended: its addresses at once, its sockets when the first
 * cause asks for them, because looking for owners costs more than most connects. Safe for use by
 * several threads.
 */
final class Sight {
    private static final String LOOPBACK = "lo";

    private final List<LocalAddress> addresses;
    private final Ways ways;
    private final boolean loopbackDown;
    private final MachineSummary machine;
    private final Supplier<@Nullable Inventory> look;
    private @Nullable Sockets sockets;
    private @Nullable List<Neighbour> neighbours;

    /**
     * A sight.
     *
     * @param machine the machine; what a screen may read of it is read now
     * @param look gives every socket, null where no source answers; asked once at most
     */
    Sight(MachineSummary machine, Supplier<@Nullable Inventory> look) {
        this.machine = machine;
        addresses = machine.addresses();
        ways = new Ways(machine.routes());
        loopbackDown = machine.isDown(LOOPBACK);
        this.look = look;
    }

    /** The machine's addresses. */
    List<LocalAddress> addresses() {
        return addresses;
    }

    /** Whether the loopback device is switched off: then this machine does not reach itself. */
    boolean isLoopbackDown() {
        return loopbackDown;
    }

    /** The machine's routes. */
    Ways ways() {
        return ways;
    }

    /** What the neighbour table says of an address on a device; read when it is first asked. */
    synchronized Optional<Neighbour> neighbour(IpAddress address, String device) {
        List<Neighbour> known = neighbours;
        if (known == null) {
            known = machine.neighbours();
            neighbours = known;
        }
        return known.stream()
                .filter(each -> each.address().equals(address) && each.device().equals(device))
                .findFirst();
    }

    /** Whether a device is on and has no carrier. */
    boolean lacksCarrier(String device) {
        return machine.lacksCarrier(device);
    }

    /** The device that the scope of a link-local address names; empty for none. */
    Optional<String> device(int scope) {
        return scope == 0 ? Optional.empty() : machine.interfaceName(scope);
    }

    /**
     * Whether packets to the address stay on this machine: loopback, one of its own addresses, and
     * the wildcard, which connect(2) takes for loopback.
     */
    boolean isLocal(IpAddress address) {
        IpAddress plain = address.unmapped();
        return plain.isLoopback()
                || plain.isWildcard()
                || addresses.stream().anyMatch(own -> own.address().equals(plain));
    }

    /** What was seen; null where no source answered. */
    @Nullable Inventory inventory() {
        return sockets().inventory;
    }

    /** The sockets on a local port; empty where no source answered. */
    List<SocketEntry> on(Protocol protocol, Port port) {
        return sockets().byPort.getOrDefault(port, List.of()).stream()
                .filter(socket -> socket.protocol() == protocol)
                .toList();
    }

    /** Every socket. */
    Collection<SocketEntry> all() {
        Inventory inventory = inventory();
        return inventory == null ? List.of() : inventory.entries();
    }

    /** How many sockets listen; 0 where no source answered. */
    long listening(Protocol protocol) {
        return sockets().listening.getOrDefault(protocol, 0L);
    }

    /** What listens where a connect of this machine to itself goes, and would get it. */
    List<SocketEntry> serving(Protocol protocol, ConnectProbe probe) {
        BindPlace source = probe.source();
        String bound = source == null ? null : source.boundDevice();
        String device = probe.device() != null ? probe.device() : bound;
        return serving(protocol, probe.endpoint(), device == null ? way(probe.endpoint()) : device);
    }

    /** What listens at an address of this machine and would get what is sent to it here. */
    List<SocketEntry> serving(Protocol protocol, Endpoint destination) {
        return serving(protocol, destination, way(destination));
    }

    private static @Nullable String way(Endpoint destination) {
        return destination.address().isLinkLocal() ? null : LOOPBACK;
    }

    /**
     * What this machine sends to itself comes by the loopback device, so a socket that is bound to
     * another one does not get it (compute_score of net/ipv4/inet_hashtables.c).
     */
    private List<SocketEntry> serving(
            Protocol protocol, Endpoint destination, @Nullable String device) {
        BindPlace place = new BindPlace(reached(destination), null, device);
        return listening(protocol, destination.port()).filter(place::meets).toList();
    }

    /** What listens on the port of an address, but not at the address; loopback first. */
    List<SocketEntry> listeningElsewhere(Protocol protocol, ConnectProbe probe) {
        List<SocketEntry> serving = serving(protocol, probe);
        return listening(protocol, probe.endpoint().port())
                .filter(socket -> !serving.contains(socket))
                .sorted(
                        Comparator.<SocketEntry, Boolean>comparing(
                                        socket -> !socket.local().address().isLoopback())
                                .thenComparing(SocketEntry::local))
                .toList();
    }

    private Stream<SocketEntry> listening(Protocol protocol, Port port) {
        return on(protocol, port).stream().filter(SocketEntry::isListening);
    }

    /**
     * Whether this machine opened a connection: it is in SYN_SENT, or the kernel picked its port
     * and the peer's is one that a server has. What stays open counts as no. A connected UDP socket
     * called connect(2) in any case.
     */
    boolean isOutgoing(MachineSummary machine, SocketEntry connection) {
        if (connection.protocol() == Protocol.UDP || connection.state() == TcpState.SYN_SENT) {
            return true;
        }
        Endpoint remote = connection.remote();
        return remote != null
                && machine.isEphemeral(connection.local().port())
                && (!machine.isEphemeral(remote.port())
                        || isLocal(remote.address())
                                && !serving(connection.protocol(), remote).isEmpty());
    }

    /** Whether two are the same, an IPv4 address and its IPv4-mapped form being one. */
    static boolean isSame(Endpoint one, Endpoint other) {
        return one.port().equals(other.port())
                && one.address().unmapped().equals(other.address().unmapped());
    }

    /** The address that a connect to it reaches: a wildcard means loopback (ip(7)). */
    static Endpoint reached(Endpoint destination) {
        IpAddress address = destination.address();
        if (!address.isWildcard()) {
            return destination;
        }
        return new Endpoint(
                switch (address.family()) {
                    case IPV4 -> IpAddress.LOOPBACK_IPV4;
                    case IPV6 -> IpAddress.LOOPBACK_IPV6;
                },
                destination.port());
    }

    private synchronized Sockets sockets() {
        Sockets seen = sockets;
        if (seen == null) {
            seen = Sockets.of(look.get());
            sockets = seen;
        }
        return seen;
    }

    private record Sockets(
            @Nullable Inventory inventory,
            Map<Port, List<SocketEntry>> byPort,
            Map<Protocol, Long> listening) {
        static Sockets of(@Nullable Inventory inventory) {
            Collection<SocketEntry> all = inventory == null ? List.of() : inventory.entries();
            return new Sockets(
                    inventory,
                    all.stream().collect(Collectors.groupingBy(each -> each.local().port())),
                    all.stream()
                            .filter(SocketEntry::isListening)
                            .collect(
                                    Collectors.groupingBy(
                                            SocketEntry::protocol, Collectors.counting())));
        }
    }
}
