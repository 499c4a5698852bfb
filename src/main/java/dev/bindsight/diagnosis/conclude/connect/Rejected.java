package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;

import dev.bindsight.diagnosis.observation.Conclusion;
import dev.bindsight.diagnosis.observation.ConnectObservation;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.Look;
import dev.bindsight.diagnosis.observation.NextHop;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IcmpError.Reason;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.AnswerFact;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Refuser;
import dev.bindsight.model.fact.UnreachableReason;
import dev.bindsight.model.fact.UnreachableReason.Sender;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TCP connect that an ICMP message ended: which, and from whom. The kernel keeps it for IPv4; for
 * IPv6 only on request, so that there the connect is made once more with that request.
 */
final class Rejected {
    /** A reset takes far less; after an ICMPv6 message the kernel waits a second. */
    private static final Duration NO_RESET = Duration.ofMillis(500);

    private Rejected() {}

    /** Nothing where no message was kept, or where it is the kernel's own of a silent neighbour. */
    static Conclusion explain(ConnectObservation found, Outcome.Refused outcome) {
        return found.isUdp()
                ? Conclusion.nothing()
                : found.afterFirstHop(hop -> explain(found, outcome, hop));
    }

    private static Conclusion explain(
            ConnectObservation found, Outcome.Refused outcome, Optional<NextHop> hop) {
        if (hop.map(each -> each.isSilent() || each.lacksCarrier()).orElse(false)) {
            return Conclusion.nothing();
        }
        IcmpError kept = found.icmp();
        if (kept != null) {
            return explain(found, kept, hop, evidence(found, kept));
        }
        return isWorthAsking(found, outcome)
                ? found.after(new Look.Reporting(), again -> reported(found, again, hop))
                : Conclusion.nothing();
    }

    private static Conclusion reported(
            ConnectObservation found, Optional<Attempt> again, Optional<NextHop> hop) {
        IcmpError icmp = again.map(each -> each.wire().icmp()).orElse(null);
        return icmp == null
                ? Conclusion.nothing()
                : explain(found, icmp, hop, again(again.get(), icmp));
    }

    private static boolean isWorthAsking(ConnectObservation found, Outcome.Refused outcome) {
        // how long it took is asked last: a sweep comes by here for each of tens of thousands of
        // ports
        return found.endpoint().address().unmapped().family() == AddressFamily.IPV6
                && found.refuser() != Refuser.HERE
                && (outcome.gave(EACCES, EHOSTUNREACH, ENETUNREACH)
                        || outcome.gave(ECONNREFUSED)
                                && found.untilDecided().compareTo(NO_RESET) > 0);
    }

    private static Explanation explain(
            ConnectObservation found, IcmpError icmp, Optional<NextHop> hop, Evidence first) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(first);
        hop.flatMap(Hops::evidence).ifPresent(evidence::add);
        ConnectEvidence.way(found).ifPresent(evidence::add);
        return new Explanation(
                cause(found, icmp),
                new UnreachableReason.RejectedByIcmp(found.place(), icmp, sender(found, icmp)),
                evidence,
                List.of());
    }

    private static ConnectCause cause(ConnectObservation found, IcmpError icmp) {
        boolean filter =
                isOfHere(found, icmp)
                        || isOfDestination(found, icmp)
                        || icmp.reason() == Reason.PROHIBITED
                        || icmp.reason() == Reason.PORT;
        return filter ? new Cause.RefusedByFirewall() : new Cause.HostUnreachable();
    }

    private static Sender sender(ConnectObservation found, IcmpError icmp) {
        if (icmp.sender() == null) {
            return Sender.UNTOLD;
        }
        if (isOfHere(found, icmp)) {
            return Sender.HERE;
        }
        return isOfDestination(found, icmp) ? Sender.DESTINATION : Sender.ON_THE_WAY;
    }

    private static boolean isOfHere(ConnectObservation found, IcmpError icmp) {
        @Nullable IpAddress sender = icmp.sender();
        return sender != null && found.here().isLocal(sender);
    }

    private static boolean isOfDestination(ConnectObservation found, IcmpError icmp) {
        return found.endpoint().address().unmapped().equals(icmp.sender());
    }

    /** The message itself. */
    private static Evidence evidence(ConnectObservation found, IcmpError icmp) {
        return ConnectEvidence.network(new AnswerFact.IcmpCame(icmp, found.untilDecided(), false));
    }

    private static Evidence again(Attempt again, IcmpError icmp) {
        return ConnectEvidence.tried(
                false, new AnswerFact.IcmpCame(icmp, again.elapsed(), true), again.trace());
    }
}
