package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.OpenAgain;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.diagnosis.observation.Unclaimed;
import dev.bindsight.model.BindPlace;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectionReason;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.ListenerFact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection to an address of this machine that was made although nothing listens there. A server
 * may have served one connection and ended, so the connect is made once more and the sockets are
 * looked at while it is open: then the other end is there to be seen, or somewhere else.
 */
final class Redirected {
    private Redirected() {}

    /** Nothing where something serves the address, or where that cannot be seen. */
    static Conclusion explain(ConnectObservation found) {
        if (!found.isLocal()) {
            return Conclusion.nothing();
        }
        return found.after(
                new Look.Served(),
                served ->
                        served
                                ? Conclusion.nothing()
                                : found.after(
                                        new Look.Open(),
                                        open ->
                                                open.map(again -> explain(found, again))
                                                        .orElseGet(Conclusion::nothing)));
    }

    private static Conclusion explain(ConnectObservation found, OpenAgain again) {
        Endpoint local = again.attempt().local();
        SeenSockets seen = again.sockets();
        if (seen.inventory() == null || local == null || isServed(found, seen, local)) {
            return Conclusion.nothing();
        }
        return explain(found, again, ends(seen, local).findFirst().orElse(null));
    }

    private static boolean isServed(ConnectObservation found, SeenSockets seen, Endpoint local) {
        Endpoint destination = found.probe().destination().endpoint();
        return !seen.serving(found.probe()).isEmpty()
                || ends(seen, local).anyMatch(each -> each.local().isSame(destination));
    }

    /** What has the connecting socket as its peer: the other end of the connection. */
    private static Stream<SocketEntry> ends(SeenSockets seen, Endpoint local) {
        return seen.all().stream()
                .filter(each -> each.protocol() == Protocol.TCP)
                .filter(each -> Unclaimed.isOtherEnd(each, local));
    }

    /** What listens where the other end is. */
    private static Optional<SocketEntry> listener(SeenSockets seen, @Nullable SocketEntry end) {
        if (end == null) {
            return Optional.empty();
        }
        BindPlace place = BindPlace.of(end.local());
        return seen.on(Protocol.TCP, end.local().port()).stream()
                .filter(SocketEntry::isListening)
                .filter(place::meets)
                .findFirst();
    }

    private static Explanation explain(
            ConnectObservation found, OpenAgain again, @Nullable SocketEntry end) {
        SeenSockets seen = again.sockets();
        var evidence = new ArrayList<Evidence>();
        if (end != null) {
            evidence.add(
                    Evidence.socket(
                            new ListenerFact.OtherEnd(seen.holder(end), seen.lookedAt()), end));
        }
        SocketEntry listener = listener(seen, end).orElse(null);
        if (listener != null) {
            evidence.add(ConnectEvidence.seen(seen, listener));
        }
        evidence.add(
                ConnectEvidence.tried(
                        true,
                        new AnswerFact.ConnectsAgain(found.place()),
                        again.attempt().trace()));
        return new Explanation(
                new Cause.Redirected(end),
                new ConnectionReason.SentElsewhere(
                        found.place(),
                        end == null ? null : end.local(),
                        listener == null ? null : seen.holder(listener)),
                evidence,
                List.of());
    }
}
