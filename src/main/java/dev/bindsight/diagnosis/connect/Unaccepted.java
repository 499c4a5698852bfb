package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Port;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection to this machine that the kernel completed and no program has accepted: its program
 * is stopped, has no descriptor left, or does not ask for connections.
 */
final class Unaccepted {
    private final HolderConditions conditions;
    private final HolderText holders;
    private final Cancellation cancellation;

    Unaccepted(HolderConditions conditions, HolderText holders, Cancellation cancellation) {
        this.conditions = conditions;
        this.holders = holders;
        this.cancellation = cancellation;
    }

    /** Empty if a program took the connection, or nobody can tell. */
    Optional<Diagnosis> explain(FailedConnect found) {
        Endpoint local = found.attempt().local();
        AcceptQueues queues = found.sight().acceptQueues();
        Port port = found.endpoint().port();
        // a glance looks at no process, so that the rest costs only those connects that it is about
        if (local == null || !found.isLocal() || queues.queued(port, local).isEmpty()) {
            return Optional.empty();
        }
        long begun = queues.begun();
        Inventory seen = found.sight().inventory();
        List<SocketEntry> listeners = found.sight().serving(Protocol.TCP, found.probe());
        if (seen == null || listeners.isEmpty()) {
            return Optional.empty();
        }
        List<String> reasons = conditions.whyNobodyAccepts(listeners, seen);
        if (reasons.isEmpty() && !queues.outlasts(port, local, begun, cancellation)) {
            return Optional.empty();
        }
        return queues.queued(port, local).map(socket -> diagnosis(found, socket, reasons, begun));
    }

    private Diagnosis diagnosis(
            FailedConnect found, SocketEntry queued, List<String> reasons, long begun) {
        Inventory seen = found.sight().inventory();
        List<SocketEntry> listeners = found.sight().serving(Protocol.TCP, found.probe());
        String who = holders.who(listeners.getFirst(), seen);
        String summary =
                reasons.isEmpty()
                        ? Texts.get(
                                "whyConnect.unaccepted.waited",
                                who,
                                DurationText.measured(Duration.ofNanos(System.nanoTime() - begun)))
                        : Texts.get(
                                "whyConnect.unaccepted.because", who, String.join("; ", reasons));
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                Evidence.socket(
                        Texts.get(
                                "whyConnect.after.queued",
                                holders.line(queued, seen, Instant.now())),
                        queued));
        for (SocketEntry listener : listeners) {
            evidence.add(Evidence.socket(holders.line(listener, seen, Instant.now()), listener));
        }
        evidence.addAll(conditions.of(listeners, seen));
        return Explainer.diagnosis(
                found,
                Texts.get("whyConnect.after.made"),
                new Explanation(new Cause.NotAccepted(), summary, evidence, List.of()));
    }
}
