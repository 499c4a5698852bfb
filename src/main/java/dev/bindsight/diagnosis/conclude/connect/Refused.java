package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.ListenerReason;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connect that was answered with a reset, or a datagram with "port unreachable". On this machine
 * it can be seen what listens, and where; of another host nothing is known but the answer.
 */
final class Refused {
    /** How far away a port still is near. */
    private static final int NEAR = 5;

    private static final int MOST_NEAR = 3;

    private Refused() {}

    static Conclusion explain(ConnectObservation found) {
        return found.isLocal()
                ? found.after(new Look.Glance(), glanced -> local(found, glanced))
                : remote(found);
    }

    /** Owners are told of what is on the port or listens near it. */
    private static Conclusion local(ConnectObservation found, SeenSockets glanced) {
        if (glanced.inventory() == null) {
            return unseen(found);
        }
        return glanced.on(found.probe().protocol(), found.endpoint().port()).isEmpty()
                        && listenersNear(found, glanced).isEmpty()
                ? NoListener.explain(found, glanced, List.of(), List.of())
                : found.after(new Look.Sockets(), sockets -> owned(found, sockets));
    }

    private static Explanation remote(ConnectObservation found) {
        return new Explanation(
                new Cause.NothingListening(),
                new ListenerReason.RefusedThere(found.probe().protocol(), found.place()),
                List.of(answered(found)),
                List.of());
    }

    private static Explanation unseen(ConnectObservation found) {
        return new Explanation(
                new Cause.NothingListening(),
                new ListenerReason.RefusedUnseen(found.place()),
                List.of(),
                List.of(Offers.startServer(found.probe())));
    }

    private static Conclusion owned(ConnectObservation found, SeenSockets sockets) {
        if (sockets.inventory() == null) {
            return unseen(found);
        }
        var protocol = found.probe().protocol();
        Port port = found.endpoint().port();
        if (sockets.on(protocol, port).isEmpty()) {
            // as nearly every port of a sweep
            return NoListener.explain(found, sockets, List.of(), near(found, sockets));
        }
        List<SocketEntry> serving = sockets.serving(found.probe());
        if (!serving.isEmpty()) {
            return found.after(
                    new Look.Trial(found.probe()),
                    again -> refusedAlthough(found, sockets, serving.getFirst(), again));
        }
        List<SocketEntry> elsewhere = sockets.listeningElsewhere(found.probe());
        if (!elsewhere.isEmpty()) {
            return elsewhere(found, sockets, elsewhere);
        }
        if (!sockets.connectedUdp(protocol, port).isEmpty()) {
            return NoListener.explain(found, sockets, traces(found, sockets), List.of());
        }
        List<SocketEntry> otherPorts = sockets.listeningOnOtherPorts(protocol, port);
        return otherPorts.isEmpty()
                ? NoListener.explain(found, sockets, traces(found, sockets), near(found, sockets))
                : otherPort(found, sockets, otherPorts);
    }

    /** Something listens there all the same: since just now, or behind a rule that rejects. */
    private static Explanation refusedAlthough(
            ConnectObservation found,
            SeenSockets sockets,
            SocketEntry listener,
            Optional<Attempt> again) {
        Holder holder = sockets.holder(listener);
        BindPlace place = found.place();
        var evidence = new ArrayList<Evidence>();
        evidence.add(listens(sockets, listener));
        again.map(ConnectEvidence::triedAgain).ifPresent(evidence::add);
        if (again.isEmpty()) {
            return new Explanation(
                    new Cause.Undetermined(),
                    new ListenerReason.ListensNow(place, holder),
                    evidence,
                    List.of());
        }
        if (again.get().ok()) {
            return new Explanation(
                    new Cause.NothingListening(),
                    new ListenerReason.ListensSince(place, holder),
                    evidence,
                    List.of());
        }
        if (!found.isUdp() && sockets.tellsBacklogs() && listener.recvQ() > listener.sendQ()) {
            return new Explanation(
                    new Cause.AcceptQueueFull(listener),
                    new ListenerReason.QueueRefuses(place, holder),
                    evidence,
                    List.of());
        }
        return new Explanation(
                new Cause.RefusedByFirewall(),
                new ListenerReason.RefusedInItsPlace(place, holder),
                evidence,
                List.of());
    }

    private static Conclusion elsewhere(
            ConnectObservation found, SeenSockets sockets, List<SocketEntry> listeners) {
        List<ConnectProbe> retries =
                listeners.stream()
                        .map(each -> found.probe().to(reachable(found, each)))
                        .distinct()
                        .toList();
        return found.afterTrials(
                retries, tried -> elsewhere(found, sockets, listeners, retries, tried));
    }

    private static Explanation elsewhere(
            ConnectObservation found,
            SeenSockets sockets,
            List<SocketEntry> listeners,
            List<ConnectProbe> retries,
            List<Optional<Attempt>> tried) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(sockets, each)));
        relation(found, first).ifPresent(evidence::add);
        var offers = new ArrayList<Offer>();
        for (int i = 0; i < retries.size(); i++) {
            ConnectProbe retry = retries.get(i);
            tried.get(i)
                    .filter(Attempt::isProof)
                    .map(proof -> Offers.elsewhere(found.probe(), retry, proof.trace()))
                    .ifPresent(offers::add);
        }
        return new Explanation(
                new Cause.ListeningElsewhere(listeners),
                new ListenerReason.ListensElsewhere(found.place(), sockets.holder(first)),
                evidence,
                offers);
    }

    /** Where a connect reaches a listener: a wildcard of the other family means its loopback. */
    private static Endpoint reachable(ConnectObservation found, SocketEntry listener) {
        Endpoint local = listener.local();
        if (!local.address().isWildcard()) {
            return new Endpoint(local.address().unmapped(), local.port());
        }
        IpAddress loopback =
                switch (found.endpoint().address().family()) {
                    case IPV4 -> IpAddress.LOOPBACK_IPV6;
                    case IPV6 -> IpAddress.LOOPBACK_IPV4;
                };
        return new Endpoint(loopback, local.port());
    }

    /** Why a listener on the same port does not answer at this address. */
    private static Optional<Evidence> relation(ConnectObservation found, SocketEntry listener) {
        IpAddress asked = found.endpoint().address();
        IpAddress theirs = listener.local().address();
        String device = BindPlace.of(listener).boundDevice();
        ListenerFact fact = null;
        if (device != null && asked.family() == theirs.unmapped().family()) {
            fact = new ListenerFact.BoundToDevice(device);
        } else if (asked.family() != theirs.unmapped().family()) {
            fact =
                    asked.isLoopback()
                            ? new ListenerFact.TwoLoopbacks()
                            : new ListenerFact.FamiliesApart(theirs.unmapped().family());
        } else if (theirs.isLoopback()) {
            fact = new ListenerFact.LoopbackOnly(theirs);
        }
        return Optional.ofNullable(fact).map(ConnectEvidence::relation);
    }

    private static Conclusion otherPort(
            ConnectObservation found, SeenSockets sockets, List<SocketEntry> listeners) {
        Port port = listeners.getFirst().local().port();
        ConnectProbe retry = found.probe().to(new Endpoint(found.endpoint().address(), port));
        return found.after(
                new Look.Trial(retry), tried -> otherPort(found, sockets, listeners, retry, tried));
    }

    private static Explanation otherPort(
            ConnectObservation found,
            SeenSockets sockets,
            List<SocketEntry> listeners,
            ConnectProbe retry,
            Optional<Attempt> tried) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(sockets, each)));
        evidence.addAll(traces(found, sockets));
        return new Explanation(
                new Cause.ListeningElsewhere(listeners),
                new ListenerReason.ListensOnOtherPort(found.place(), sockets.holder(first)),
                evidence,
                tried
                        .filter(Attempt::isProof)
                        .map(proof -> Offers.otherPort(retry, proof.trace()))
                        .stream()
                        .toList());
    }

    private static List<Evidence> near(ConnectObservation found, SeenSockets sockets) {
        return listenersNear(found, sockets).stream()
                .map(each ->
                        Evidence.socket(new ListenerFact.ListensNear(sockets.holder(each)), each))
                .toList();
    }

    /** What listens a few ports away, as servers do that count up from a port that was taken. */
    private static List<SocketEntry> listenersNear(ConnectObservation found, SeenSockets sockets) {
        var near = new ArrayList<SocketEntry>();
        int asked = found.endpoint().port().number();
        int last = found.isUdp() ? 0 : Math.min(Port.MAX, asked + NEAR);
        for (int port = Math.max(1, asked - NEAR);
                port <= last && near.size() < MOST_NEAR;
                port++) {
            List<SocketEntry> serving =
                    sockets.isUsed(port) ? serving(found, sockets, new Port(port)) : List.of();
            if (!serving.isEmpty()) {
                near.add(serving.getFirst());
            }
        }
        return near;
    }

    private static List<SocketEntry> serving(
            ConnectObservation found, SeenSockets sockets, Port port) {
        var there = new Endpoint(found.endpoint().address(), port);
        return sockets.serving(found.probe().protocol(), there);
    }

    /** What is on the port without listening: a server that is about to, or that was. */
    private static List<Evidence> traces(ConnectObservation found, SeenSockets sockets) {
        return sockets.on(found.probe().protocol(), found.endpoint().port()).stream()
                .filter(socket -> !socket.isListening())
                .limit(3)
                .map(socket -> trace(sockets, socket))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Evidence> trace(SeenSockets sockets, SocketEntry socket) {
        return Optional.<ListenerFact>ofNullable(
                        switch (socket.state()) {
                            case BOUND_INACTIVE ->
                                    new ListenerFact.BoundOnly(sockets.holder(socket));
                            case ESTABLISHED ->
                                    socket.isConnectedUdp()
                                            ? new ListenerFact.ConnectedOnly(sockets.holder(socket))
                                            : null;
                            case TIME_WAIT -> new ListenerFact.LeftInTimeWait();
                            default -> null;
                        })
                .map(fact -> Evidence.socket(fact, socket));
    }

    private static Evidence listens(SeenSockets sockets, SocketEntry listener) {
        return Evidence.socket(new ListenerFact.ListensAt(sockets.holder(listener)), listener);
    }

    private static Evidence answered(ConnectObservation found) {
        return ConnectEvidence.network(
                new AnswerFact.Refusal(found.probe().protocol(), found.untilDecided()));
    }
}
