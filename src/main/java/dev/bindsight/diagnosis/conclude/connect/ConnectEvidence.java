package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.ConnectFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Evidence.Kind;
import dev.bindsight.text.Texts;

import java.util.List;
import java.util.Optional;

/** Evidence about connects. */
final class ConnectEvidence {
    private ConnectEvidence() {}

    /** What went over the network or came back. */
    static Evidence network(String text) {
        return of(Kind.NETWORK, text);
    }

    /** How two addresses or sockets relate. */
    static Evidence relation(String text) {
        return of(Kind.RELATION, text);
    }

    /** A connect that was made to find out more. */
    static Evidence tried(boolean worked, String text, List<TracedCall> trace) {
        return new Evidence(worked ? Kind.TRIED_AND_WORKED : Kind.TRIED_IN_VAIN, text, null, trace);
    }

    /** The same connect, made a second time. */
    static Evidence triedAgain(Attempt again) {
        if (again.ok() && !again.isProof()) {
            return tried(false, Texts.get("whyConnect.again.silent"), again.trace());
        }
        String text =
                again.ok()
                        ? Texts.get("whyConnect.again.works")
                        : Texts.get("whyConnect.again.fails");
        return tried(again.ok(), text, again.trace());
    }

    /** Where packets to an address go first; nothing where no route is seen. */
    static Optional<Evidence> way(ConnectObservation found) {
        return found.here()
                .ways()
                .to(found.endpoint().address())
                .map(route -> Evidence.machine(new ConnectFact.RouteTaken(route)));
    }

    private static Evidence of(Kind kind, String text) {
        return new Evidence(kind, text, null, List.of());
    }
}
