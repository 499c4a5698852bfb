package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.HolderText;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Inventory;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A datagram that went out and that nothing came back for. The attempt worked, as far as anybody
 * can tell, and that is what is said: silence proves nothing.
 */
final class SilentDatagram {
    private final HolderText holders;

    SilentDatagram(HolderText holders) {
        this.holders = holders;
    }

    /** Empty if there was a reply. */
    Optional<Diagnosis> explain(FailedConnect found) {
        return isAnswered(found.attempt()) ? Optional.empty() : Optional.of(silent(found));
    }

    /** Whether something came back. */
    static boolean isAnswered(Attempt attempt) {
        return attempt.trace().stream()
                .anyMatch(call -> call.syscall() == Syscall.RECV && call.ok());
    }

    private Diagnosis silent(FailedConnect found) {
        List<Evidence> bound = found.isLocal() ? bound(found) : List.of();
        var evidence = new ArrayList<>(bound);
        evidence.add(
                ConnectEvidence.network(
                        Texts.get(
                                "whyConnect.after.waited", DurationText.measured(waited(found)))));
        String summary =
                bound.isEmpty()
                        ? Texts.get("whyConnect.silent.udp", found.place())
                        : Texts.get("whyConnect.silent.udpBound", found.place());
        return Explainer.diagnosis(
                found,
                Texts.get("whyConnect.silent.udpSent"),
                new Explanation(new Cause.Undetermined(), summary, evidence, List.of()));
    }

    private List<Evidence> bound(FailedConnect found) {
        Inventory inventory = found.sight().inventory();
        List<SocketEntry> sockets = found.sight().serving(Protocol.UDP, found.probe());
        return sockets.stream()
                .map(socket ->
                        Evidence.socket(holders.line(socket, inventory, Instant.now()), socket))
                .toList();
    }

    private static Duration waited(FailedConnect found) {
        return found.attempt().trace().stream()
                .filter(call -> call.syscall() == Syscall.POLL)
                .map(TracedCall::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
