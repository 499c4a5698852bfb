package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.OtherPorts;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Coverage;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Port;
import dev.bindsight.model.ProcessRef;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TcpState;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A connect that was answered with a reset, or a datagram with "port unreachable". On this machine
 * it can be seen what listens, and where; of another host nothing is known but the answer.
 */
final class Refused {
    /** How far away a port still is near. */
    private static final int NEAR = 5;

    private static final int MOST_NEAR = 3;

    private final HolderText owners;
    private final ConnectTrials proofs;
    private final NoListener nobody;

    Refused(HolderText owners, ConnectTrials proofs) {
        this.owners = owners;
        this.proofs = proofs;
        nobody = new NoListener(owners);
    }

    Explanation explain(FailedConnect found) {
        if (!found.isLocal()) {
            return remote(found);
        }
        Inventory inventory = found.sight().inventory();
        return inventory == null ? unseen(found) : local(found, inventory);
    }

    private static Explanation remote(FailedConnect found) {
        String key = found.isUdp() ? "whyConnect.refused.remoteUdp" : "whyConnect.refused.remote";
        return new Explanation(
                new Cause.NothingListening(),
                Texts.get(key, found.place().toString()),
                List.of(answered(found)),
                List.of());
    }

    private static Explanation unseen(FailedConnect found) {
        return new Explanation(
                new Cause.NothingListening(),
                Texts.get("whyConnect.refused.unseen", found.place().toString()),
                List.of(),
                List.of(Offers.startServer(found.probe())));
    }

    private Explanation local(FailedConnect found, Inventory inventory) {
        var protocol = found.probe().protocol();
        if (found.sight().on(protocol, found.endpoint().port()).isEmpty()) {
            // as nearly every port of a sweep
            return nobody.explain(found, List.of(), near(found, inventory));
        }
        List<SocketEntry> serving = found.sight().serving(protocol, found.probe());
        if (!serving.isEmpty()) {
            return refusedAlthough(found, inventory, serving);
        }
        List<SocketEntry> elsewhere = found.sight().listeningElsewhere(protocol, found.probe());
        if (!elsewhere.isEmpty()) {
            return elsewhere(found, inventory, elsewhere);
        }
        List<SocketEntry> otherPorts = otherPorts(found, inventory);
        return otherPorts.isEmpty()
                ? nobody.explain(found, traces(found, inventory), near(found, inventory))
                : otherPort(found, inventory, otherPorts);
    }

    /** Something listens there all the same: since just now, or behind a rule that rejects. */
    private Explanation refusedAlthough(
            FailedConnect found, Inventory inventory, List<SocketEntry> serving) {
        SocketEntry listener = serving.getFirst();
        Optional<Attempt> again = proofs.again(found.probe());
        String who = owners.who(listener, inventory);
        String where = found.place().toString();
        var evidence = new ArrayList<Evidence>();
        evidence.add(listens(inventory, listener));
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
        boolean tells = !inventory.coverage().lacks().contains(Coverage.Lack.BACKLOG);
        if (!found.isUdp() && tells && listener.recvQ() > listener.sendQ()) {
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

    private Explanation elsewhere(
            FailedConnect found, Inventory inventory, List<SocketEntry> listeners) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(inventory, each)));
        relation(found, first).ifPresent(evidence::add);
        Set<Endpoint> places =
                listeners.stream()
                        .map(each -> reachable(found, each))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Offer> offers =
                places.stream()
                        .map(there -> proofs.elsewhere(found.probe(), there))
                        .flatMap(Optional::stream)
                        .toList();
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
    private static Endpoint reachable(FailedConnect found, SocketEntry listener) {
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
    private static Optional<Evidence> relation(FailedConnect found, SocketEntry listener) {
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

    private List<SocketEntry> otherPorts(FailedConnect found, Inventory inventory) {
        Set<ProcessRef> processes =
                found.sight().on(found.probe().protocol(), found.endpoint().port()).stream()
                        .map(SocketEntry::ownership)
                        .filter(Ownership.OwnedBy.class::isInstance)
                        .flatMap(owned -> ((Ownership.OwnedBy) owned).processes().stream())
                        .collect(Collectors.toSet());
        if (processes.isEmpty()) {
            return List.of();
        }
        return OtherPorts.of(inventory, processes, List.of()).stream()
                .filter(SocketEntry::isListening)
                .filter(socket -> socket.protocol() == found.probe().protocol())
                .toList();
    }

    private Explanation otherPort(
            FailedConnect found, Inventory inventory, List<SocketEntry> listeners) {
        SocketEntry first = listeners.getFirst();
        var evidence = new ArrayList<Evidence>();
        listeners.forEach(each -> evidence.add(listens(inventory, each)));
        evidence.addAll(traces(found, inventory));
        Endpoint there = new Endpoint(found.endpoint().address(), first.local().port());
        return new Explanation(
                new Cause.ListeningElsewhere(listeners),
                Texts.get(
                        "whyConnect.refused.otherPort",
                        found.place().toString(),
                        owners.who(first, inventory),
                        first.local().port().toString()),
                evidence,
                proofs.otherPort(found.probe(), there).stream().toList());
    }

    /** What listens a few ports away, as servers do that count up from a port that was taken. */
    private List<Evidence> near(FailedConnect found, Inventory inventory) {
        var near = new ArrayList<Evidence>();
        int asked = found.endpoint().port().number();
        int last = found.isUdp() ? 0 : Math.min(Port.MAX, asked + NEAR);
        for (int port = Math.max(1, asked - NEAR);
                port <= last && near.size() < MOST_NEAR;
                port++) {
            List<SocketEntry> serving =
                    found.sight().isUsed(port) ? serving(found, new Port(port)) : List.of();
            if (!serving.isEmpty()) {
                SocketEntry socket = serving.getFirst();
                near.add(
                        Evidence.socket(
                                Texts.get(
                                        "whyConnect.refused.near",
                                        owners.who(socket, inventory),
                                        socket.local().port().toString()),
                                socket));
            }
        }
        return near;
    }

    private static List<SocketEntry> serving(FailedConnect found, Port port) {
        var there = new Endpoint(found.endpoint().address(), port);
        return found.sight().serving(found.probe().protocol(), there);
    }

    /** What is on the port without listening: a server that is about to, or that was. */
    private List<Evidence> traces(FailedConnect found, Inventory inventory) {
        return found.sight().on(found.probe().protocol(), found.endpoint().port()).stream()
                .filter(socket -> !socket.isListening())
                .limit(3)
                .map(socket -> trace(inventory, socket))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Evidence> trace(Inventory inventory, SocketEntry socket) {
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

    private Evidence listens(Inventory inventory, SocketEntry listener) {
        String key =
                listener.state() == TcpState.LISTEN
                        ? "whyConnect.refused.listens"
                        : "whyConnect.refused.bound";
        return Evidence.socket(
                Texts.get(key, owners.who(listener, inventory), BindPlace.of(listener).toString()),
                listener);
    }

    private static Evidence answered(FailedConnect found) {
        String key = found.isUdp() ? "whyConnect.refused.icmp" : "whyConnect.refused.reset";
        return ConnectEvidence.network(Texts.get(key, DurationText.measured(found.untilDecided())));
    }
}
