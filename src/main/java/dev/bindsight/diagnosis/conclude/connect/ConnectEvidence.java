package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.SeenSockets;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.SocketEntry;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Evidence.Kind;
import dev.bindsight.model.fact.ListenerFact;
import dev.bindsight.model.fact.WayFact;

import java.util.List;
import java.util.Optional;

/** Evidence about connects. */
final class ConnectEvidence {
    private ConnectEvidence() {}

    /** What went over the network or came back. */
    static Evidence network(ConnectFact fact) {
        return Evidence.of(Kind.NETWORK, fact);
    }

    /** How two addresses or sockets relate. */
    static Evidence relation(ConnectFact fact) {
        return Evidence.of(Kind.RELATION, fact);
    }

    /** A socket and who holds it. */
    static Evidence seen(SeenSockets sockets, SocketEntry socket) {
        return Evidence.socket(
                new ListenerFact.SocketSeen(sockets.holder(socket), sockets.lookedAt()), socket);
    }

    /** A connect that was made to find out more. */
    static Evidence tried(boolean worked, ConnectFact fact, List<TracedCall> trace) {
        return new Evidence(worked ? Kind.TRIED_AND_WORKED : Kind.TRIED_IN_VAIN, fact, null, trace);
    }

    /** The same connect, made a second time. */
    static Evidence triedAgain(Attempt again) {
        AnswerFact.Again came =
                again.isProof()
                        ? AnswerFact.Again.WORKS
                        : again.ok() ? AnswerFact.Again.NOT_REFUSED : AnswerFact.Again.FAILS;
        return tried(again.isProof(), new AnswerFact.TriedAgain(came), again.trace());
    }

    /** Where packets to an address go first; nothing where no route is seen. */
    static Optional<Evidence> way(ConnectObservation found) {
        return found.here()
                .ways()
                .to(found.endpoint().address(), found.probe().device())
                .map(route -> Evidence.machine(new WayFact.RouteTaken(route)));
    }
}
