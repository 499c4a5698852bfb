package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.conclude.HolderEvidence;
import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.HolderStates;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Holder;
import dev.bindsight.model.fact.ListenerFact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection on which nothing came, within the time that was given or until the kernel ended. */
final class SilentConnection {
    private SilentConnection() {}

    /** The TLS handshake was not answered. */
    static Conclusion handshake(ConnectObservation found, Duration elapsed) {
        return explain(
                found,
                elapsed,
                () ->
                        said(
                                new ConnectionReason.HandshakeUnanswered(found.place()),
                                List.of(waited(elapsed))));
    }

    /** The kernel gave a connection up on which nobody asked the program for anything. */
    static Conclusion vanished(ConnectObservation found, Duration elapsed) {
        return explain(
                found,
                elapsed,
                () ->
                        said(
                                new ConnectionReason.PeerVanished(found.place()),
                                List.of(waited(elapsed))));
    }

    /** Where it is seen that no program has the connection. */
    static Conclusion ifUnaccepted(ConnectObservation found, Duration elapsed) {
        return explain(found, elapsed, Conclusion::nothing);
    }

    private static Conclusion explain(
            ConnectObservation found, Duration elapsed, Supplier<Conclusion> accepted) {
        Endpoint local = found.local();
        if (local == null || !found.isLocal()) {
            return accepted.get();
        }
        return found.after(
                new Look.Sockets(),
                sockets ->
                        waiting(found, sockets, local)
                                .map(queued -> notAccepted(found, sockets, queued, elapsed))
                                .orElseGet(accepted));
    }

    /** The other end of the connection, if it is on this machine and no program has it yet. */
    private static Optional<SocketEntry> waiting(
            ConnectObservation found, SeenSockets sockets, Endpoint local) {
        return sockets.on(Protocol.TCP, found.endpoint().port()).stream()
                .filter(socket -> Unclaimed.isOtherEnd(socket, local))
                .filter(Unclaimed::isUnaccepted)
                .findFirst();
    }

    private static Conclusion notAccepted(
            ConnectObservation found, SeenSockets sockets, SocketEntry queued, Duration elapsed) {
        List<SocketEntry> listeners = sockets.serving(found.probe());
        return found.after(
                new Look.Holders(listeners),
                states -> notAccepted(found, sockets, queued, states, elapsed));
    }

    private static Explanation notAccepted(
            ConnectObservation found,
            SeenSockets sockets,
            SocketEntry queued,
            HolderStates states,
            Duration elapsed) {
        List<SocketEntry> listeners = sockets.serving(found.probe());
        List<Evidence> evidence = queued(sockets, queued, listeners, states);
        evidence.add(waited(elapsed));
        Holder listener = listeners.isEmpty() ? null : sockets.holder(listeners.getFirst());
        return said(new ConnectionReason.NotAcceptedAndSilent(listener, found.place()), evidence);
    }

    private static Explanation said(ConnectionReason reason, List<Evidence> evidence) {
        return new Explanation(new Cause.AcceptsButSilent(), reason, evidence, List.of());
    }

    /** The end of a connection that waits to be accepted, and who could accept it. */
    static List<Evidence> queued(
            SeenSockets sockets,
            SocketEntry queued,
            List<SocketEntry> listeners,
            HolderStates states) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.socket(
                        new ListenerFact.WaitsToBeAccepted(
                                sockets.holder(queued), sockets.lookedAt()),
                        queued));
        listeners.forEach(each -> evidence.add(ConnectEvidence.seen(sockets, each)));
        evidence.addAll(HolderEvidence.of(states));
        return evidence;
    }

    private static Evidence waited(Duration elapsed) {
        return ConnectEvidence.network(new AnswerFact.NothingRead(elapsed));
    }
}
