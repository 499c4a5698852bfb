package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.TracedCall;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Evidence.Kind;
import dev.bindsight.text.Texts;

import java.util.List;

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
        if (again.ok() && !ConnectTrials.isProof(again)) {
            return tried(false, Texts.get("whyConnect.again.silent"), again.trace());
        }
        String text =
                again.ok()
                        ? Texts.get("whyConnect.again.works")
                        : Texts.get("whyConnect.again.fails");
        return tried(again.ok(), text, again.trace());
    }

    private static Evidence of(Kind kind, String text) {
        return new Evidence(kind, text, null, List.of());
    }
}
