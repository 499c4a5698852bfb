package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Syscall;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

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
                        ? Texts.get("whyConnect.forbidden.send", found.place())
                        : Texts.get("whyConnect.forbidden.connect", found.place()),
                List.of(ConnectEvidence.network(Texts.get("whyConnect.forbidden.here"))),
                List.of());
    }

    /** EACCES. */
    static Explanation denied(ConnectObservation found) {
        if (found.here().ways().refusing(found.endpoint().address()).isPresent()) {
            return Unreachable.prohibited(found);
        }
        ConnectObservation.Refuser refuser = found.refuser();
        boolean here = refuser == ConnectObservation.Refuser.HERE;
        return new Explanation(
                new Cause.RefusedByFirewall(),
                switch (refuser) {
                    case HERE -> Texts.get("whyConnect.forbidden.policy", found.place());
                    case NETWORK -> Texts.get("whyConnect.forbidden.router", found.place());
                    case UNTOLD -> Texts.get("whyConnect.forbidden.untold", found.place());
                },
                List.of(
                        ConnectEvidence.network(
                                here
                                        ? Texts.get("whyConnect.noWay.nothingSent")
                                        : Texts.get(
                                                "whyConnect.noWay.after",
                                                DurationText.measured(found.untilDecided())))),
                List.of());
    }
}
