package dev.bindsight.view.connect;

import static dev.bindsight.model.ErrnoName.ETIMEDOUT;

import dev.bindsight.model.Cause;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Protocol;
import dev.bindsight.model.fact.Finding;

import org.jspecify.annotations.Nullable;

/** How a port of a sweep answered, in the order in which that is worth reading. */
enum Reply {
    /** It accepted the connection. */
    OPEN,
    /** Nothing came back: dropped, or nobody is there; of a datagram nothing had to come. */
    SILENT,
    /** A refusal came, by whomever. */
    CLOSED,
    /** It was not decided. */
    UNKNOWN;

    /** Of a finding, which is absent as long as it is waited for. */
    static Reply of(@Nullable Finding finding) {
        if (finding == null) {
            return UNKNOWN;
        }
        return switch (finding.attempt().outcome()) {
            case Outcome.Worked _ when isToItself(finding) -> CLOSED;
            case Outcome.Worked _ ->
                    finding.attempt().probe().protocol() == Protocol.TCP ? OPEN : SILENT;
            case Outcome.Refused(var _, var errno, var _) -> errno.is(ETIMEDOUT) ? SILENT : CLOSED;
            case Outcome.Unresolved _, Outcome.Cancelled _, Outcome.NotTried _ -> UNKNOWN;
        };
    }

    /** The kernel joined the two ends of one socket: nothing listens there. */
    private static boolean isToItself(Finding finding) {
        return finding.diagnosis() != null
                && finding.diagnosis().cause() instanceof Cause.SelfConnected;
    }
}
