package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;

import dev.bindsight.diagnosis.observation.ControlTrials;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.Cause.ConnectCause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Errno;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.fact.ConnectReason;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the controls of a connect add to what was said of it. */
public final class ControlAnswers {
    private final Endpoint asked;
    private final List<Attempt> host;
    private final List<Attempt> gateway;

    /** Of what the controls of a connect to an endpoint came to. */
    public ControlAnswers(Endpoint asked, ControlTrials trials) {
        this.asked = asked;
        host = trials.host();
        gateway = trials.gateway();
    }

    /** The diagnosis where none are tried: the destination is this machine itself. */
    public static Diagnosis notTried(Diagnosis failed) {
        return failed.withEvidence(
                List.of(Evidence.of(Evidence.Kind.NOT_TRIED, new ControlFact.NoControl())));
    }

    /** The diagnosis with the evidence, and with the conclusion where it allows one. */
    public Diagnosis join(Diagnosis failed) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(hostEvidence());
        if (!gateway.isEmpty()) {
            evidence.add(gatewayEvidence());
        }
        Diagnosis added = failed.withEvidence(evidence);
        return new Diagnosis(
                cause(failed),
                added.happened(),
                conclusion(failed).<Reason>map(each -> each).orElse(failed.reason()),
                added.evidence(),
                added.offers(),
                added.seen());
    }

    /** Silence beside a gateway that is gone is no secret of the host any more. */
    private ConnectCause cause(Diagnosis failed) {
        return isSilence(failed) && answer(host).isEmpty() && isGatewayGone()
                ? new Cause.HostUnreachable()
                : (ConnectCause) failed.cause();
    }

    private Optional<ConnectReason> conclusion(Diagnosis failed) {
        boolean up = answer(host).isPresent();
        if (failed.cause() instanceof Cause.NothingListening) {
            return host.stream().anyMatch(Attempt::ok)
                    ? Optional.of(new ConnectReason.OnlyThatPort(asked.address(), asked.port()))
                    : Optional.empty();
        }
        if (!isSilence(failed)) {
            return Optional.empty();
        }
        if (up) {
            return Optional.of(
                    new ConnectReason.OnlyThatPortDropped(asked.address(), asked.port()));
        }
        if (isGatewayGone()) {
            return Optional.of(new ConnectReason.GatewaySilent(gatewayAddress()));
        }
        return answer(gateway).isPresent()
                ? Optional.of(new ConnectReason.NothingBeyondGateway(asked.address()))
                : Optional.empty();
    }

    private static boolean isSilence(Diagnosis failed) {
        return failed.cause() instanceof Cause.NoReply;
    }

    private Evidence hostEvidence() {
        return answer(host)
                .map(each ->
                        ConnectEvidence.tried(
                                true,
                                new ControlFact.PortAnswers(
                                        each.probe().endpoint().port(), each.elapsed(), each.ok()),
                                each.trace()))
                .orElseGet(() ->
                        ConnectEvidence.tried(
                                false,
                                new ControlFact.NoPortAnswers(
                                        host.stream()
                                                .map(each -> each.probe().endpoint().port())
                                                .toList(),
                                        error(host)),
                                host.getFirst().trace()));
    }

    private Evidence gatewayEvidence() {
        return answer(gateway)
                .map(each ->
                        ConnectEvidence.tried(
                                true,
                                new ControlFact.GatewayAnswers(gatewayAddress(), each.elapsed()),
                                each.trace()))
                .orElseGet(() ->
                        ConnectEvidence.tried(
                                false,
                                new ControlFact.GatewaySilent(gatewayAddress(), error(gateway)),
                                gateway.getFirst().trace()));
    }

    private IpAddress gatewayAddress() {
        return gateway.getFirst().probe().endpoint().address();
    }

    /** One refused port is an answer, whatever the others failed with. */
    private boolean isGatewayGone() {
        return !gateway.isEmpty()
                && gateway.stream()
                        .allMatch(each -> byKernel(each) && each.outcome().gave(EHOSTUNREACH));
    }

    /** One that connected, else one that was refused. */
    private static Optional<Attempt> answer(List<Attempt> attempts) {
        return attempts.stream()
                .filter(Attempt::ok)
                .findFirst()
                .or(() ->
                        attempts.stream()
                                .filter(each -> each.outcome().gave(ECONNREFUSED))
                                // an ICMP message may come from anybody on the way
                                .filter(each -> each.wire().icmp() == null)
                                .findFirst());
    }

    /** What the kernel said about the first, if it said anything. */
    private static @Nullable Errno error(List<Attempt> attempts) {
        return attempts.stream()
                .filter(ControlAnswers::byKernel)
                .map(each -> each.outcome() instanceof Outcome.Refused refused ? refused : null)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Outcome.Refused::errno)
                .orElse(null);
    }

    private static boolean byKernel(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused refused
                && refused.by() == DecidedBy.KERNEL;
    }
}
