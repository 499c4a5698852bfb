package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

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

    private final HolderText owners;
    private final NoListener nobody;

    Refused(HolderText owners) {
        this.owners = owners;
        nobody = new NoListener(owners);
    }

    Conclusion explain(ConnectObservation found) {
        return found.isLocal()
                ? found.after(new Look.Sockets(), sockets -> local(found, sockets))
                : remote(found);
    }

    private static Explanation remote(ConnectObservation found) {
        String key = found.isUdp() ? "whyConnect.refused.remoteUdp" : "whyConnect.refused.remote";
        return new Explanation(
                new Cause.NothingListening(),
                Texts.get(key, found.place().toString()),
                List.of(answered(found)),
                List.of());
    }

    private static Explanation unseen(ConnectObservation found) {
        return new Explanation(
                new Cause.NothingListening(),
                Texts.get("whyConnect.refused.unseen", found.place().toString()),
                List.of(),
                List.of(Offers.startServer(found.probe())));
    }

    private Conclusion local(ConnectObservation found, SeenSockets sockets) {
        Inventory inventory = sockets.inventory();
        if (inventory == null) {
            return unseen(found);
        }
        var protocol = found.probe().protocol();
        Port port = found.endpoint().port();
        if (sockets.on(protocol, port).isEmpty()) {
            // as nearly every port of a sweep
            return nobody.explain(found, sockets, List.of(), near(found, sockets));
        }
        List<SocketEntry> serving = sockets.serving(found.probe());
        if (!serving.isEmpty()) {
            return found.after(
                    new Look.Trial(found.probe()),
                    again -> refusedAlthough(found, sockets, serving.getFirst(), again));
        }
        List<SocketEntry> elsewhere = sockets.listeningElsewhere(found.probe());
        if (!elsewhere.isEmpty()) {
            return elsewhere(found, inventory, elsewhere);
        }
        List<SocketEntry> otherPorts = sockets.listeningOnOtherPorts(protocol, port);
        return otherPorts.isEmpty()
                ? nobody.explain(found, sockets, traces(found, sockets), near(found, sockets))
                : otherPort(found, sockets, otherPorts);
    }

    /** Something listens there all the same: since just now, or behind a rule that rejects. */
    private Explanation refusedAlthough(
            ConnectObservation found,
            SeenSockets sockets,
            SocketEntry listener,
            Optional<Attempt> again) {
        String who = owners.who(listener, sockets.inventory());
        String where = found.place().toString();
        var evidence = new ArrayList<Evidence>();
        evidence.add(listens(sockets.inventory(), listener));
        again.map(ConnectEvidence::triedAgain).ifPresent(evidence::add);
        if (again.isEmpty()) {
            return new Explanation(
                    new Cause.Undetermined(),
                    Texts.get("whyConnect.refused.untried", where, who),
                    evidence,
                    List.of());
        }
        if (again.get().ok()) {
            return new Explanation(
                    new Cause.NothingListening(),
                    Texts.get("whyConnect.refused.late", where, who),
                    evidence,
                    List.of());
        }
        if (!found.isUdp() && sockets.tellsBacklogs() && listener.recvQ() > listener.sendQ()) {
            return new Explanation(
                    new Cause.AcceptQueueFull(listener),
                    Texts.get("whyConnect.refused.full", where, who),
                    evidence,
                    List.of());
        }
        return new Explanation(
                new Cause.RefusedByFirewall(),
                Texts.get("whyConnect.refused.rejected", where, who),
                evidence,
                List.of());
    }

    private Conclusion elsewhere(
            ConnectObservation found, Inventory inventory, List<SocketEntry> listeners) {
        List<ConnectProbe> retries =
                listeners.stream()
                        .map(each -> found.probe().to(reachable(found, each)))
                        .distinct()
                        .toList();
        return found.afterTrials(
                retries, tried -> elsewhere(found, inventory, listeners, retries, tried));
    }

    private Explanation elsewhere(
            ConnectObservation found,
            Inventory inventory,
            List<SocketEntry> listeners,
            List<ConnectProbe> retries,
            List<Optional<Attempt>> tried) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(inventory, each)));
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
                Texts.get(
                        "whyConnect.refused.elsewhere",
                        found.place().toString(),
                        owners.who(first, inventory),
                        BindPlace.of(first).toString()),
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
        String text = null;
        if (device != null && asked.family() == theirs.unmapped().family()) {
            text = Texts.get("whyConnect.refused.device", device);
        } else if (asked.family() != theirs.unmapped().family()) {
            text =
                    asked.isLoopback()
                            ? Texts.get("whyConnect.refused.loopbacks")
                            : Texts.get("whyConnect.refused.families");
        } else if (theirs.isLoopback()) {
            text = Texts.get("whyConnect.refused.loopbackOnly", theirs.toString());
        }
        return Optional.ofNullable(text).map(ConnectEvidence::relation);
    }

    private Conclusion otherPort(
            ConnectObservation found, SeenSockets sockets, List<SocketEntry> listeners) {
        Port port = listeners.getFirst().local().port();
        ConnectProbe retry = found.probe().to(new Endpoint(found.endpoint().address(), port));
        return found.after(
                new Look.Trial(retry), tried -> otherPort(found, sockets, listeners, retry, tried));
    }

    private Explanation otherPort(
            ConnectObservation found,
            SeenSockets sockets,
            List<SocketEntry> listeners,
            ConnectProbe retry,
            Optional<Attempt> tried) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(sockets.inventory(), each)));
        evidence.addAll(traces(found, sockets));
        return new Explanation(
                new Cause.ListeningElsewhere(listeners),
                Texts.get(
                        "whyConnect.refused.otherPort",
                        found.place().toString(),
                        owners.who(first, sockets.inventory()),
                        first.local().port().toString()),
                evidence,
                tried
                        .filter(Attempt::isProof)
                        .map(proof -> Offers.otherPort(retry, proof.trace()))
                        .stream()
                        .toList());
    }

    /** What listens a few ports away, as servers do that count up from a port that was taken. */
    private List<Evidence> near(ConnectObservation found, SeenSockets sockets) {
        var near = new ArrayList<Evidence>();
        int asked = found.endpoint().port().number();
        int last = found.isUdp() ? 0 : Math.min(Port.MAX, asked + NEAR);
        for (int port = Math.max(1, asked - NEAR);
                port <= last && near.size() < MOST_NEAR;
                port++) {
            List<SocketEntry> serving =
                    sockets.isUsed(port) ? serving(found, sockets, new Port(port)) : List.of();
            if (!serving.isEmpty()) {
                SocketEntry socket = serving.getFirst();
                near.add(
                        Evidence.socket(
                                Texts.get(
                                        "whyConnect.refused.near",
                                        owners.who(socket, sockets.inventory()),
                                        socket.local().port().toString()),
                                socket));
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
    private List<Evidence> traces(ConnectObservation found, SeenSockets sockets) {
        return sockets.on(found.probe().protocol(), found.endpoint().port()).stream()
                .filter(socket -> !socket.isListening())
                .limit(3)
                .map(socket -> trace(sockets.inventory(), socket))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Evidence> trace(@Nullable Inventory inventory, SocketEntry socket) {
        @Nullable String text =
                switch (socket.state()) {
                    case BOUND_INACTIVE ->
                            Texts.get(
                                    "whyConnect.refused.boundOnly", owners.who(socket, inventory));
                    case TIME_WAIT -> Texts.get("whyConnect.refused.timeWait");
                    default -> null;
                };
        return Optional.ofNullable(text).map(said -> Evidence.socket(said, socket));
    }

    private Evidence listens(@Nullable Inventory inventory, SocketEntry listener) {
        String key =
                listener.state() == TcpState.LISTEN
                        ? "whyConnect.refused.listens"
                        : "whyConnect.refused.bound";
        return Evidence.socket(
                Texts.get(key, owners.who(listener, inventory), BindPlace.of(listener).toString()),
                listener);
    }

    private static Evidence answered(ConnectObservation found) {
        String key = found.isUdp() ? "whyConnect.refused.icmp" : "whyConnect.refused.reset";
        return ConnectEvidence.network(Texts.get(key, DurationText.measured(found.untilDecided())));
    }
}
