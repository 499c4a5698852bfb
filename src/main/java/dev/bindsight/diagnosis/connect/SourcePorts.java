package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.MachineSummary;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No source address and port was left for a connect: EADDRNOTAVAIL for TCP, EAGAIN for UDP. It is
 * about this side only; the destination was never asked.
 */
final class SourcePorts {
    /** One in so many may be missing from what counts as all. */
    private static final int NEARLY_ALL = 20;

    private final MachineSummary machine;
    private final HolderText holders;

    SourcePorts(MachineSummary machine, HolderText holders) {
        this.machine = machine;
        this.holders = holders;
    }

    /** Empty if what is seen does not bear it out. */
    Optional<Explanation> explain(FailedConnect found) {
        BindPlace source = found.probe().source();
        if (source != null && source.endpoint().port().number() != 0) {
            return sameConnection(found, source);
        }
        return machine.ephemeralPorts()
                .map(range -> explain(found, range))
                .orElseGet(() -> Optional.of(unread()));
    }

    private Optional<Explanation> explain(FailedConnect found, EphemeralPorts range) {
        int taken = towards(found, range).size();
        int bound = held(found, range).size();
        // the range may be cut by reserved ports, and connections come and go while it is read
        if (2 * (taken + bound) >= range.count()) {
            return Optional.of(exhausted(found, range, taken, bound));
        }
        boolean ipv6 = found.endpoint().address().unmapped().family() == AddressFamily.IPV6;
        // only IPv6 says the same where it has no source address
        return ipv6 && !found.isUdp() ? noAddress(found) : Optional.empty();
    }

    /** Without the range nobody can count what is left of it. */
    private static Explanation unread() {
        return new Explanation(
                new Cause.Undetermined(),
                Texts.get("whyConnect.ports.unread"),
                List.of(),
                List.of());
    }

    private Explanation exhausted(FailedConnect found, EphemeralPorts range, int taken, int bound) {
        var evidence = new ArrayList<Evidence>();
        String total = Integer.toString(range.count());
        evidence.add(
                Evidence.machine(
                        found.isUdp()
                                ? Texts.get(
                                        "whyConnect.ports.gaugeUdp",
                                        Integer.toString(bound),
                                        total,
                                        range.toString())
                                : Texts.get(
                                        "whyConnect.ports.gauge",
                                        Integer.toString(taken),
                                        total,
                                        range.toString(),
                                        found.place())));
        if (bound > 0 && !found.isUdp()) {
            evidence.add(Evidence.machine(Texts.get("whyConnect.ports.bound", bound)));
        }
        long waiting =
                connections(found, range).stream()
                        .filter(socket -> socket.state() == TcpState.TIME_WAIT)
                        .count();
        if (waiting > 0) {
            evidence.add(Evidence.machine(Texts.get("whyConnect.ports.timeWait", waiting)));
        }
        biggest(found, range).ifPresent(evidence::add);
        return new Explanation(
                new Cause.EphemeralPortsExhausted(range, found.isUdp() ? bound : taken),
                summary(found, taken + bound, range),
                evidence,
                List.of());
    }

    private static String summary(FailedConnect found, int seen, EphemeralPorts range) {
        // nearly all: the rest came free while it was read, or is reserved
        if (seen >= range.count() - range.count() / NEARLY_ALL) {
            String key = found.isUdp() ? "whyConnect.ports.allUdp" : "whyConnect.ports.all";
            return Texts.get(key, range.toString(), found.place());
        }
        return Texts.get(
                "whyConnect.ports.most",
                Integer.toString(seen),
                Integer.toString(range.count()),
                range.toString(),
                found.place());
    }

    /** One of the connections, so that their owner is found. */
    private Optional<Evidence> biggest(FailedConnect found, EphemeralPorts range) {
        Inventory inventory = found.sight().inventory();
        return connections(found, range).stream()
                .filter(socket -> socket.state() != TcpState.TIME_WAIT)
                .findFirst()
                .map(socket ->
                        Evidence.socket(holders.line(socket, inventory, Instant.now()), socket));
    }

    private Explanation notUsable(FailedConnect found, IpAddress address) {
        return new Explanation(
                new Cause.SourceNotLocal(found.sight().addresses()),
                Texts.get("whyConnect.ports.noAddress", address),
                List.of(),
                List.of());
    }

    private Optional<Explanation> noAddress(FailedConnect found) {
        if (found.isLocal() && found.sight().isLoopbackDown()) {
            return Optional.of(Unreachable.loopbackDown(found));
        }
        IpAddress address = found.endpoint().address();
        boolean any =
                found.sight().addresses().stream()
                        .anyMatch(local -> local.address().family() == address.family());
        return Optional.of(
                any
                        ? notUsable(found, address)
                        : new Explanation(
                                new Cause.WrongFamily(),
                                Texts.get("whyConnect.ports.noFamily", address),
                                List.of(),
                                List.of()));
    }

    /** A connection with the same four of addresses and ports is there already. */
    private Optional<Explanation> sameConnection(FailedConnect found, BindPlace source) {
        Inventory inventory = found.sight().inventory();
        return reaching(found).stream()
                .filter(socket -> isFrom(source.endpoint(), socket.local()))
                .findFirst()
                .map(socket ->
                        new Explanation(
                                new Cause.HeldByConnection(
                                        socket, found.sight().opens().made(socket)),
                                Texts.get(
                                        "whyConnect.ports.same",
                                        holders.who(socket, inventory),
                                        source.endpoint(),
                                        found.place()),
                                List.of(
                                        Evidence.socket(
                                                holders.line(socket, inventory, Instant.now()),
                                                socket)),
                                List.of()));
    }

    /** From the wildcard the kernel chose the address. */
    private static boolean isFrom(Endpoint source, Endpoint local) {
        return source.address().isWildcard()
                ? source.port().equals(local.port())
                : MachineSnapshot.isSame(source, local);
    }

    /** Those whose port the kernel may have picked. */
    private List<SocketEntry> connections(FailedConnect found, EphemeralPorts range) {
        return reaching(found).stream()
                .filter(socket -> range.contains(socket.local().port()))
                .toList();
    }

    private static List<SocketEntry> reaching(FailedConnect found) {
        Endpoint destination = MachineSnapshot.reached(found.endpoint());
        return found.sight().all().stream()
                .filter(socket -> socket.protocol() == found.probe().protocol())
                .filter(socket ->
                        socket.remote() != null
                                && MachineSnapshot.isSame(socket.remote(), destination))
                .toList();
    }

    private Set<Port> towards(FailedConnect found, EphemeralPorts range) {
        return connections(found, range).stream()
                .map(socket -> socket.local().port())
                .collect(Collectors.toSet());
    }

    /** Ports of the range that a listener or a bound socket keeps from every connect. */
    private Set<Port> held(FailedConnect found, EphemeralPorts range) {
        Set<Port> towards = towards(found, range);
        return found.sight().all().stream()
                .filter(socket -> socket.protocol() == found.probe().protocol())
                .filter(socket -> found.isUdp() || socket.occupiesPort())
                .map(socket -> socket.local().port())
                .filter(port -> range.contains(port) && !towards.contains(port))
                .collect(Collectors.toSet());
    }
}
