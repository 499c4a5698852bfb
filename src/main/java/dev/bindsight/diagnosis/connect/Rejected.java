package dev.bindsight.diagnosis.connect;

import static dev.bindsight.model.ErrnoName.EACCES;
import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;
import static dev.bindsight.model.ErrnoName.ENETUNREACH;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.IcmpError;
import dev.bindsight.model.IcmpError.Reason;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

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

    private final ConnectTrials proofs;

    Rejected(ConnectTrials proofs) {
        this.proofs = proofs;
    }

    /**
     * Empty where no message was kept, or where it is the kernel's own about a silent neighbour.
     */
    Optional<Explanation> explain(FailedConnect found, Outcome.Refused outcome) {
        if (found.isUdp()) {
            return Optional.empty();
        }
        Optional<NextHop> hop = NextHop.of(found);
        if (hop.map(each -> each.isSilent() || each.lacksCarrier()).orElse(false)) {
            return Optional.empty();
        }
        IcmpError kept = found.attempt().wire().icmp();
        if (kept != null) {
            return Optional.of(explain(found, kept, hop, List.of(evidence(found, kept))));
        }
        return askedAgain(found, outcome)
                .flatMap(again ->
                        Optional.ofNullable(again.wire().icmp())
                                .map(icmp ->
                                        explain(found, icmp, hop, List.of(again(again, icmp)))));
    }

    private Optional<Attempt> askedAgain(FailedConnect found, Outcome.Refused outcome) {
        if (found.endpoint().address().unmapped().family() != AddressFamily.IPV6) {
            return Optional.empty();
        }
        boolean told =
                outcome.gave(EACCES, EHOSTUNREACH, ENETUNREACH)
                        || outcome.gave(ECONNREFUSED)
                                && found.untilDecided().compareTo(NO_RESET) > 0;
        return told && found.refuser() != FailedConnect.Refuser.HERE
                ? proofs.reported(found.probe())
                : Optional.empty();
    }

    private static Explanation explain(
            FailedConnect found, IcmpError icmp, Optional<NextHop> hop, List<Evidence> first) {
        var evidence = new ArrayList<>(first);
        hop.flatMap(NextHop::evidence).ifPresent(evidence::add);
        found.sight().ways().evidence(found.endpoint().address()).ifPresent(evidence::add);
        return new Explanation(cause(found, icmp), summary(found, icmp), evidence, List.of());
    }

    private static ConnectCause cause(FailedConnect found, IcmpError icmp) {
        boolean filter =
                isOfHere(found, icmp)
                        || isOfDestination(found, icmp)
                        || icmp.reason() == Reason.PROHIBITED
                        || icmp.reason() == Reason.PORT;
        return filter ? new Cause.RefusedByFirewall() : new Cause.HostUnreachable();
    }

    private static String summary(FailedConnect found, IcmpError icmp) {
        IpAddress sender = icmp.sender();
        String said = name(icmp);
        if (sender == null) {
            return Texts.get("whyConnect.icmp.somebody", found.place(), said);
        }
        if (isOfHere(found, icmp)) {
            return Texts.get("whyConnect.icmp.here", found.place(), said);
        }
        if (isOfDestination(found, icmp)) {
            return Texts.get("whyConnect.icmp.itself", found.place(), said, sender);
        }
        return switch (icmp.reason()) {
            case PROHIBITED, PORT ->
                    Texts.get("whyConnect.icmp.filter", found.place(), said, sender);
            case HOST ->
                    Texts.get("whyConnect.icmp.host", found.endpoint().address(), said, sender);
            case NETWORK ->
                    Texts.get("whyConnect.icmp.network", found.endpoint().address(), said, sender);
            case OTHER -> Texts.get("whyConnect.icmp.other", found.place(), said, sender);
        };
    }

    private static boolean isOfHere(FailedConnect found, IcmpError icmp) {
        @Nullable IpAddress sender = icmp.sender();
        return sender != null && found.sight().isLocal(sender);
    }

    private static boolean isOfDestination(FailedConnect found, IcmpError icmp) {
        return found.endpoint().address().unmapped().equals(icmp.sender());
    }

    private static String name(IcmpError icmp) {
        return switch (icmp.reason()) {
            case NETWORK -> Texts.get("whyConnect.icmp.name.network");
            case HOST -> Texts.get("whyConnect.icmp.name.host");
            case PORT -> Texts.get("whyConnect.icmp.name.port");
            case PROHIBITED -> Texts.get("whyConnect.icmp.name.prohibited");
            case OTHER ->
                    Texts.get(
                            "whyConnect.icmp.name.other",
                            Integer.toString(icmp.type()),
                            Integer.toString(icmp.code()));
        };
    }

    /** The message itself, also for explanations that stand without it. */
    static Evidence evidence(FailedConnect found, IcmpError icmp) {
        return ConnectEvidence.network(words(icmp, DurationText.measured(found.untilDecided())));
    }

    private static Evidence again(Attempt again, IcmpError icmp) {
        String text =
                Texts.get(
                        "whyConnect.icmp.again",
                        words(icmp, DurationText.measured(again.elapsed())));
        return ConnectEvidence.tried(false, text, again.trace());
    }

    private static String words(IcmpError icmp, String after) {
        String protocol =
                icmp.family() == AddressFamily.IPV4
                        ? Texts.get("whyConnect.icmp.v4")
                        : Texts.get("whyConnect.icmp.v6");
        return Texts.get(
                "whyConnect.icmp.evidence",
                protocol,
                Integer.toString(icmp.type()),
                Integer.toString(icmp.code()),
                icmp.sender() == null ? Texts.get("whyConnect.icmp.unknown") : icmp.sender(),
                after);
    }
}
