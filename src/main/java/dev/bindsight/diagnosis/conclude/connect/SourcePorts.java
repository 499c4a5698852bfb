package dev.bindsight.diagnosis.conclude.connect;

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
import dev.bindsight.model.fact.SourceFact;
import dev.bindsight.model.fact.SourceReason;

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

    private SourcePorts() {}

    /** Nothing if what is seen does not bear it out. */
    static Conclusion explain(ConnectObservation found) {
        BindPlace source = found.probe().source();
        return source != null && source.endpoint().port().number() != 0
                ? found.after(new Look.Sockets(), sockets -> same(found, source, sockets))
                : found.after(new Look.PickedPorts(), range -> explain(found, range));
    }

    private static Conclusion explain(ConnectObservation found, Optional<EphemeralPorts> range) {
        return range.isEmpty()
                ? unread()
                : found.after(
                        new Look.Sockets(),
                        sockets -> explain(found, new TakenPorts(found, sockets, range.get())));
    }

    private static Conclusion explain(ConnectObservation found, TakenPorts taken) {
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
                new Cause.Undetermined(), new SourceReason.PortsUnread(), List.of(), List.of());
    }

    private static Explanation exhausted(ConnectObservation found, TakenPorts ports) {
        int taken = ports.towards().size();
        int bound = ports.held().size();
        int counted = found.isUdp() ? bound : taken;
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.machine(
                        new SourceFact.PortsTaken(
                                found.probe().protocol(), counted, ports.range(), found.place())));
        if (bound > 0 && !found.isUdp()) {
            evidence.add(Evidence.machine(new SourceFact.PortsBound(bound)));
        }
        long waiting = ports.connections().stream().filter(SourcePorts::isTimeWait).count();
        if (waiting > 0) {
            evidence.add(Evidence.machine(new SourceFact.PortsInTimeWait(waiting)));
        }
        // one of the connections, so that their owner is found
        ports.connections().stream()
                .filter(socket -> !isTimeWait(socket))
                .findFirst()
                .map(socket -> ConnectEvidence.seen(ports.sockets(), socket))
                .ifPresent(evidence::add);
        return new Explanation(
                new Cause.EphemeralPortsExhausted(ports.range(), counted),
                reason(found, taken + bound, ports.range()),
                evidence,
                List.of());
    }

    private static boolean isTimeWait(SocketEntry socket) {
        return socket.state() == TcpState.TIME_WAIT;
    }

    private static SourceReason reason(ConnectObservation found, int seen, EphemeralPorts range) {
        // nearly all: the rest came free while it was read, or is reserved
        return seen >= range.count() - range.count() / NEARLY_ALL
                ? new SourceReason.AllPortsTaken(found.probe().protocol(), range, found.place())
                : new SourceReason.MostPortsTaken(seen, range, found.place());
    }

    private static Explanation notUsable(ConnectObservation found, IpAddress address) {
        return new Explanation(
                new Cause.SourceNotLocal(found.here().addresses()),
                new SourceReason.NoSourceAddress(address),
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
                        new SourceReason.NoIpv6Address(address),
                        List.of(),
                        List.of());
    }

    /** A connection with the same four of addresses and ports is there already. */
    private static Conclusion same(
            ConnectObservation found, BindPlace source, SeenSockets sockets) {
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

    private static Explanation same(
            ConnectObservation found,
            BindPlace source,
            SeenSockets sockets,
            SocketEntry socket,
            boolean outgoing) {
        return new Explanation(
                new Cause.HeldByConnection(socket, outgoing),
                new SourceReason.SameConnection(
                        sockets.holder(socket), source.endpoint(), found.place()),
                List.of(ConnectEvidence.seen(sockets, socket)),
                List.of());
    }

    /** From the wildcard the kernel chose the address. */
    private static boolean isFrom(Endpoint source, Endpoint local) {
        return source.address().isWildcard()
                ? source.port().equals(local.port())
                : source.isSame(local);
    }
}
