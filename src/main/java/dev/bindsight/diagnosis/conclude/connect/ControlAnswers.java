package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.EHOSTUNREACH;

import dev.bindsight.diagnosis.observation.ControlTrials;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.ConnectCause;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Reason;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
                List.of(
                        new Evidence(
                                Evidence.Kind.NOT_TRIED,
                                Texts.get("whyConnect.control.local"),
                                null,
                                List.of())));
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
                added.attempt(),
                cause(failed),
                added.happened(),
                conclusion(failed).<Reason>map(Reason.Said::new).orElse(failed.reason()),
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

    private Optional<String> conclusion(Diagnosis failed) {
        String port = asked.port().toString();
        boolean up = answer(host).isPresent();
        if (failed.cause() instanceof Cause.NothingListening) {
            return host.stream().anyMatch(Attempt::ok)
                    ? Optional.of(Texts.get("whyConnect.control.onlyPort", asked.address(), port))
                    : Optional.empty();
        }
        if (!isSilence(failed)) {
            return Optional.empty();
        }
        if (up) {
            return Optional.of(Texts.get("whyConnect.control.dropped", asked.address(), port));
        }
        if (isGatewayGone()) {
            return Optional.of(Texts.get("whyConnect.control.gatewayGone", gatewayAddress()));
        }
        return answer(gateway).isPresent()
                ? Optional.of(Texts.get("whyConnect.control.beyond", asked.address()))
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
                                each.ok()
                                        ? Texts.get(
                                                "whyConnect.control.portConnects",
                                                port(each),
                                                elapsed(each))
                                        : Texts.get(
                                                "whyConnect.control.portRefused",
                                                port(each),
                                                elapsed(each)),
                                each.trace()))
                .orElseGet(
                        () -> ConnectEvidence.tried(false, hostFailure(), host.getFirst().trace()));
    }

    private String hostFailure() {
        String ports = host.stream().map(ControlAnswers::port).collect(Collectors.joining(", "));
        return error(host)
                .map(errno -> Texts.get("whyConnect.control.portsFail", ports, errno))
                .orElseGet(() -> Texts.get("whyConnect.control.portsSilent", ports));
    }

    private Evidence gatewayEvidence() {
        return answer(gateway)
                .map(each ->
                        ConnectEvidence.tried(
                                true,
                                Texts.get(
                                        "whyConnect.control.gatewayAnswers",
                                        gatewayAddress(),
                                        elapsed(each)),
                                each.trace()))
                .orElseGet(() ->
                        ConnectEvidence.tried(false, gatewayFailure(), gateway.getFirst().trace()));
    }

    private String gatewayFailure() {
        return error(gateway)
                .map(errno -> Texts.get("whyConnect.control.gatewayFails", gatewayAddress(), errno))
                .orElseGet(() -> Texts.get("whyConnect.control.gatewaySilent", gatewayAddress()));
    }

    private String gatewayAddress() {
        return gateway.getFirst().probe().endpoint().address().toString();
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
    private static Optional<String> error(List<Attempt> attempts) {
        return attempts.stream()
                .filter(ControlAnswers::byKernel)
                .map(ControlAnswers::failure)
                .findFirst();
    }

    private static boolean byKernel(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused refused
                && refused.by() == DecidedBy.KERNEL;
    }

    private static String failure(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Refused refused ? refused.errno().name() : "";
    }

    private static String port(Attempt attempt) {
        return attempt.probe().endpoint().port().toString();
    }

    private static String elapsed(Attempt attempt) {
        return DurationText.measured(attempt.elapsed());
    }
}
