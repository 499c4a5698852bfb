package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.HolderConditions;
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
import dev.bindsight.model.Inventory;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection to this machine that the kernel completed and no program has accepted: its program
 * is stopped, has no descriptor left, or does not ask for connections.
 */
final class Unaccepted {
    private final HolderText holders;

    Unaccepted(HolderText holders) {
        this.holders = holders;
    }

    /** Nothing if a program took the connection, or nobody can tell. */
    Conclusion explain(ConnectObservation found) {
        if (found.attempt().local() == null || !found.isLocal()) {
            return Conclusion.nothing();
        }
        // a glance looks at no process, so that the rest costs only those connects that it is about
        return found.after(
                new Look.Queued(),
                queued ->
                        queued.map(unclaimed -> served(found, unclaimed))
                                .orElseGet(Conclusion::nothing));
    }

    private Conclusion served(ConnectObservation found, Unclaimed queued) {
        return found.after(
                new Look.Sockets(),
                sockets -> {
                    List<SocketEntry> listeners = sockets.serving(found.probe());
                    return listeners.isEmpty()
                            ? Conclusion.nothing()
                            : found.after(
                                    new Look.Holders(listeners),
                                    states -> stillQueued(found, queued, sockets, states));
                });
    }

    private Conclusion stillQueued(
            ConnectObservation found, Unclaimed queued, SeenSockets sockets, HolderStates states) {
        boolean patiently = states.whyNobodyAccepts().isEmpty();
        return found.after(
                new Look.StillQueued(queued.since(), patiently),
                still ->
                        still.<Conclusion>map(each -> explain(found, each, sockets, states))
                                .orElseGet(Conclusion::nothing));
    }

    private Explanation explain(
            ConnectObservation found, Unclaimed queued, SeenSockets sockets, HolderStates states) {
        Inventory seen = sockets.inventory();
        List<SocketEntry> listeners = sockets.serving(found.probe());
        String who = holders.who(listeners.getFirst(), seen);
        String summary =
                states.whyNobodyAccepts().isEmpty()
                        ? Texts.get(
                                "whyConnect.unaccepted.waited",
                                who,
                                DurationText.measured(queued.waited()))
                        : Texts.get("whyConnect.unaccepted.because", who, reasons(states));
        var evidence = new ArrayList<Evidence>();
        evidence.add(SilentConnection.queued(holders, queued.socket(), seen));
        for (SocketEntry listener : listeners) {
            evidence.add(Evidence.socket(holders.line(listener, seen, Instant.now()), listener));
        }
        evidence.addAll(HolderEvidence.of(states));
        return new Explanation(new Cause.NotAccepted(), summary, evidence, List.of());
    }

    private static String reasons(HolderStates states) {
        return states.whyNobodyAccepts().stream()
                .flatMap(each -> HolderConditions.clauses(each).stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
