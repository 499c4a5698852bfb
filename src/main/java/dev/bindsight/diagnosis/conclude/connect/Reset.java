package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Errno;
import dev.bindsight.model.Syscall;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.ConnectionReason;

import java.time.Duration;
import java.util.List;

/** A connection that the peer broke off. */
final class Reset {
    private Reset() {}

    /** While connect(2) was still to return. */
    static Explanation early(ConnectObservation found, Errno errno) {
        return by(found, Syscall.CONNECT, errno, found.untilDecided());
    }

    /** The call that told of it, after a while. */
    static Explanation by(ConnectObservation found, Syscall call, Errno errno, Duration elapsed) {
        return new Explanation(
                new Cause.ConnectionReset(),
                new ConnectionReason.WasReset(found.place()),
                List.of(ConnectEvidence.network(new AnswerFact.BrokenOff(call, errno, elapsed))),
                List.of());
    }
}
