package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.EphemeralPorts;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No source address and port was left for a connect: EADDRNOTAVAIL for TCP, EAGAIN for UDP. It is
 * about this side only; the destination was never asked.
 */
final class SourcePorts {
    /** One in so many may be missing from what counts as all. */
    private static final int NEARLY_ALL = 20;

    private final HolderText holders;

    SourcePorts(HolderText holders) {
        this.holders = holders;
    }

    /** Nothing if what is seen does not bear it out. */
    Conclusion explain(ConnectObservation found) {
        BindPlace source = found.probe().source();
        boolean chosen = source != null && source.endpoint().port().number() != 0;
        return chosen
                ? found.after(new Look.Sockets(), sockets -> same(found, source, sockets))
                : found.after(new Look.PickedPorts(), range -> explain(found, range));
    }

    private Conclusion explain(ConnectObservation found, Optional<EphemeralPorts> range) {
        return range.isEmpty()
                ? unread()
                : found.after(
                        new Look.Sockets(),
                        sockets -> explain(found, new TakenPorts(found, sockets, range.get())));
    }

    private Conclusion explain(ConnectObservation found, TakenPorts taken) {
        // the range may be cut by reserved ports, and connections come and go while it is read
        if (2 * taken.all() >= taken.range().count()) {
            return exhausted(found, taken);
        }
        boolean ipv6 = found.endpoint().address().unmapped().family() == AddressFamily.IPV6;
        // only IPv6 says the same where it has no source address
        return ipv6 && !found.isUdp() ? noAddress(found) : Conclusion.nothing();
    }

    /** Without the range nobody can count what is left of it. */
    private static Explanation unread() {
        return new Explanation(
                new Cause.Undetermined(),
                Texts.get("whyConnect.ports.unread"),
                List.of(),
                List.of());
    }

    private Explanation exhausted(ConnectObservation found, TakenPorts ports) {
        int taken = ports.towards().size();
        int bound = ports.held().size();
        String total = Integer.toString(ports.range().count());
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.machine(
                        found.isUdp()
                                ? Texts.get(
                                        "whyConnect.ports.gaugeUdp",
                                        Integer.toString(bound),
                                        total,
                                        ports.range().toString())
                                : Texts.get(
                                        "whyConnect.ports.gauge",
                                        Integer.toString(taken),
                                        total,
                                        ports.range().toString(),
                                        found.place())));
        if (bound > 0 && !found.isUdp()) {
            evidence.add(Evidence.machine(Texts.get("whyConnect.ports.bound", bound)));
        }
        long waiting = ports.connections().stream().filter(SourcePorts::isTimeWait).count();
        if (waiting > 0) {
            evidence.add(Evidence.machine(Texts.get("whyConnect.ports.timeWait", waiting)));
        }
        // one of the connections, so that their owner is found
        ports.connections().stream()
                .filter(socket -> !isTimeWait(socket))
                .findFirst()
                .map(socket -> line(socket, ports.sockets()))
                .ifPresent(evidence::add);
        return new Explanation(
                new Cause.EphemeralPortsExhausted(ports.range(), found.isUdp() ? bound : taken),
                summary(found, taken + bound, ports.range()),
                evidence,
                List.of());
    }

    private static boolean isTimeWait(SocketEntry socket) {
        return socket.state() == TcpState.TIME_WAIT;
    }

    private Evidence line(SocketEntry socket, SeenSockets sockets) {
        return Evidence.socket(holders.line(socket, sockets.inventory(), Instant.now()), socket);
    }

    private static String summary(ConnectObservation found, int seen, EphemeralPorts range) {
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

    private static Explanation notUsable(ConnectObservation found, IpAddress address) {
        return new Explanation(
                new Cause.SourceNotLocal(found.here().addresses()),
                Texts.get("whyConnect.ports.noAddress", address),
                List.of(),
                List.of());
    }

    private static Explanation noAddress(ConnectObservation found) {
        if (found.isLocal() && found.here().loopbackDown()) {
            return Unreachable.loopbackDown(found);
        }
        IpAddress address = found.endpoint().address();
        boolean any =
                found.here().addresses().stream()
                        .anyMatch(local -> local.address().family() == address.family());
        return any
                ? notUsable(found, address)
                : new Explanation(
                        new Cause.WrongFamily(),
                        Texts.get("whyConnect.ports.noFamily", address),
                        List.of(),
                        List.of());
    }

    /** A connection with the same four of addresses and ports is there already. */
    private Conclusion same(ConnectObservation found, BindPlace source, SeenSockets sockets) {
        return TakenPorts.reaching(found, sockets).stream()
                .filter(socket -> isFrom(source.endpoint(), socket.local()))
                .findFirst()
                .map(socket ->
                        found.after(
                                new Look.PickedPorts(),
                                range -> {
                                    boolean outgoing =
                                            found.opens(sockets, range.orElse(null)).made(socket);
                                    return same(found, source, sockets, socket, outgoing);
                                }))
                .orElseGet(Conclusion::nothing);
    }

    private Explanation same(
            ConnectObservation found,
            BindPlace source,
            SeenSockets sockets,
            SocketEntry socket,
            boolean outgoing) {
        return new Explanation(
                new Cause.HeldByConnection(socket, outgoing),
                Texts.get(
                        "whyConnect.ports.same",
                        holders.who(socket, sockets.inventory()),
                        source.endpoint(),
                        found.place()),
                List.of(line(socket, sockets)),
                List.of());
    }

    /** From the wildcard the kernel chose the address. */
    private static boolean isFrom(Endpoint source, Endpoint local) {
        return source.address().isWildcard()
                ? source.port().equals(local.port())
                : source.isSame(local);
    }
}
