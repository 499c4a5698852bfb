package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.SilenceReason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A datagram that went out and that nothing came back for. The attempt worked, as far as anybody
 * can tell, and that is what is said: silence proves nothing.
 */
final class SilentDatagram {
    private SilentDatagram() {}

    /** Nothing if there was a reply. */
    static Conclusion explain(ConnectObservation found) {
        if (found.isAnswered()) {
            return Conclusion.nothing();
        }
        return found.isLocal()
                ? found.after(new Look.Sockets(), sockets -> silent(found, bound(found, sockets)))
                : silent(found, List.of());
    }

    private static Explanation silent(ConnectObservation found, List<Evidence> bound) {
        var evidence = new ArrayList<>(bound);
        evidence.add(ConnectEvidence.network(new AnswerFact.NothingRead(waited(found))));
        return new Explanation(
                new Cause.Undetermined(),
                new SilenceReason.DatagramUnanswered(found.place(), !bound.isEmpty()),
                evidence,
                List.of());
    }

    private static List<Evidence> bound(ConnectObservation found, SeenSockets sockets) {
        return sockets.serving(found.probe()).stream()
                .map(socket -> ConnectEvidence.seen(sockets, socket))
                .toList();
    }

    private static Duration waited(ConnectObservation found) {
        return found.trace().stream()
                .filter(call -> call.syscall() == Syscall.POLL)
                .map(TracedCall::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
