package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ForbiddenReason;
import dev.bindsight.model.fact.Refuser;

import java.util.List;

/** A connect that a rule or policy of this machine, or one on the way, does not allow. */
final class Forbidden {
    private Forbidden() {}

    /** EPERM: a packet filter on the way out, or a policy that connect(2) asks. */
    static Explanation notPermitted(ConnectObservation found, Outcome.Refused outcome) {
        boolean sent = outcome.syscall() == Syscall.SEND;
        return new Explanation(
                new Cause.RefusedByFirewall(),
                sent
                        ? new ForbiddenReason.DatagramDropped(found.place())
                        : new ForbiddenReason.CallForbidden(found.place()),
                List.of(ConnectEvidence.network(new AnswerFact.RefusedHere())),
                List.of());
    }

    /** EACCES. */
    static Explanation denied(ConnectObservation found) {
        if (found.here().ways().refusing(found.endpoint().address()).isPresent()) {
            return Unreachable.prohibited(found);
        }
        Refuser refuser = found.refuser();
        return new Explanation(
                new Cause.RefusedByFirewall(),
                new ForbiddenReason.AccessDenied(found.place(), refuser),
                List.of(
                        ConnectEvidence.network(
                                refuser == Refuser.HERE
                                        ? new AnswerFact.NothingSent()
                                        : new AnswerFact.Answered(found.untilDecided()))),
                List.of());
    }
}
