package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderText;
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
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection on which nothing came, within the time that was given or until the kernel ended. */
final class SilentConnection {
    private final HolderText holders;

    SilentConnection(HolderText holders) {
        this.holders = holders;
    }

    /** The TLS handshake was not answered. */
    Conclusion handshake(ConnectObservation found, Duration elapsed) {
        return explain(
                found,
                elapsed,
                () ->
                        said(
                                Texts.get("whyConnect.after.silentTls", found.place()),
                                List.of(waited(elapsed))));
    }

    /** The kernel gave a connection up on which nobody asked the program for anything. */
    Conclusion vanished(ConnectObservation found, Duration elapsed) {
        return explain(
                found,
                elapsed,
                () ->
                        said(
                                Texts.get("whyConnect.after.vanished", found.place()),
                                List.of(waited(elapsed))));
    }

    /** Where it is seen that no program has the connection. */
    Conclusion ifUnaccepted(ConnectObservation found, Duration elapsed) {
        return explain(found, elapsed, Conclusion::nothing);
    }

    private Conclusion explain(
            ConnectObservation found, Duration elapsed, Supplier<Conclusion> accepted) {
        Endpoint local = found.attempt().local();
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

    private Conclusion notAccepted(
            ConnectObservation found, SeenSockets sockets, SocketEntry queued, Duration elapsed) {
        List<SocketEntry> listeners = sockets.serving(found.probe());
        return found.after(
                new Look.Holders(listeners),
                states -> notAccepted(found, sockets, queued, states, elapsed));
    }

    private Explanation notAccepted(
            ConnectObservation found,
            SeenSockets sockets,
            SocketEntry queued,
            HolderStates states,
            Duration elapsed) {
        Inventory inventory = sockets.inventory();
        var evidence = new ArrayList<Evidence>();
        evidence.add(queued(holders, queued, inventory));
        List<SocketEntry> listeners = sockets.serving(found.probe());
        for (SocketEntry each : listeners) {
            evidence.add(Evidence.socket(holders.line(each, inventory, Instant.now()), each));
        }
        evidence.addAll(HolderEvidence.of(states));
        evidence.add(waited(elapsed));
        String who =
                listeners.isEmpty()
                        ? Texts.get("diagnosis.who.hidden")
                        : holders.who(listeners.getFirst(), inventory);
        return said(Texts.get("whyConnect.after.notAccepted", who, found.place()), evidence);
    }

    private static Explanation said(String summary, List<Evidence> evidence) {
        return new Explanation(new Cause.AcceptsButSilent(), summary, evidence, List.of());
    }

    /** The end of the connection that waits to be accepted. */
    static Evidence queued(HolderText holders, SocketEntry socket, @Nullable Inventory seen) {
        return Evidence.socket(
                Texts.get("whyConnect.after.queued", holders.line(socket, seen, Instant.now())),
                socket);
    }

    private static Evidence waited(Duration elapsed) {
        return ConnectEvidence.network(
                Texts.get("whyConnect.after.waited", DurationText.measured(elapsed)));
    }
}
