package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderConditions;
import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.inventory.InventoryEngine;
import dev.bindsight.inventory.InventoryEngine.Reading;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Diagnosis;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Evidence;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Ownership;
import dev.bindsight.model.Ownership.KernelReason;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.probe.Cancellation;
import dev.bindsight.probe.Pause;
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
    /** A server that is only busy accepts within this as a rule; all connects share it. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final InventoryEngine engine;
    private final HolderConditions conditions;
    private final HolderText holders;
    private final Cancellation cancellation;
    private long deadline;

    Unaccepted(
            InventoryEngine engine,
            HolderConditions conditions,
            HolderText holders,
            Cancellation cancellation) {
        this.engine = engine;
        this.conditions = conditions;
        this.holders = holders;
        this.cancellation = cancellation;
    }

    /** Empty if a program took the connection, or nobody can tell. */
    Optional<Diagnosis> explain(Case found) {
        Endpoint local = found.attempt().local();
        // a glance looks at no process, so that the rest costs only those connects that it is about
        if (local == null || !found.isLocal() || queued(found, local).isEmpty()) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        Inventory seen = found.sight().inventory();
        List<SocketEntry> listeners = found.sight().serving(Protocol.TCP, found.probe());
        if (seen == null || listeners.isEmpty()) {
            return Optional.empty();
        }
        List<String> reasons = conditions.whyNobodyAccepts(listeners, seen);
        if (reasons.isEmpty() && !Pause.until(end(begun), () -> isOver(found, local))) {
            return Optional.empty();
        }
        return queued(found, local).map(socket -> diagnosis(found, socket, reasons, begun));
    }

    private boolean isOver(Case found, Endpoint local) {
        return cancellation.getAsBoolean() || queued(found, local).isEmpty();
    }

    private synchronized long end(long begun) {
        if (deadline == 0) {
            deadline = begun + PATIENCE.toNanos();
        }
        return deadline;
    }

    /** The other end of the connection, while it waits in the queue of a listener. */
    private Optional<SocketEntry> queued(Case found, Endpoint local) {
        return switch (engine.glance(Protocol.TCP, found.endpoint().port())) {
            case Reading.Read(Inventory now) ->
                    now.entries().stream()
                            .filter(socket -> isOtherEnd(socket, local))
                            .filter(Unaccepted::isUnaccepted)
                            .findFirst();
            case Reading.Unreadable _ -> Optional.empty();
        };
    }

    /** Whether it is the other end of a connection within this machine. */
    static boolean isOtherEnd(SocketEntry socket, Endpoint local) {
        Endpoint remote = socket.remote();
        return remote != null && Sight.isSame(remote, local);
    }

    /** Whether a connection is complete, or nearly, and no program has it. */
    static boolean isUnaccepted(SocketEntry socket) {
        return socket.ownership() instanceof Ownership.KernelHeld(KernelReason reason, var _, var _)
                && (reason == KernelReason.ACCEPT_QUEUE || reason == KernelReason.SYN_QUEUE);
    }

    private Diagnosis diagnosis(Case found, SocketEntry queued, List<String> reasons, long begun) {
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
