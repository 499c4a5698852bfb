package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.model.ErrnoName.ECONNREFUSED;
import static dev.bindsight.model.ErrnoName.ETIMEDOUT;

import dev.bindsight.model.Attempt;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Port;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.fact.ControlFact;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Finding;
import dev.bindsight.model.fact.Offer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the connects of one request say about each other: the same port at another address that
 * connected proves what to use instead; another port of the same host that answered proves that the
 * host is up.
 */
public final class Siblings {
    private final Map<Port, List<Finding>> byPort;
    private final Map<Port, List<Finding>> goodByPort;
    private final Map<IpAddress, Finding> answering;

    /** Of all findings of a request. */
    public Siblings(List<Finding> findings) {
        this(findings, answering(findings));
    }

    /**
     * Of the findings of one port, in a request of many.
     *
     * @param answering what answered first of all ports, by address
     */
    public Siblings(List<Finding> findings, Map<IpAddress, Finding> answering) {
        byPort = findings.stream().collect(Collectors.groupingBy(each -> endpoint(each).port()));
        // of a thousand addresses nearly none may be good, and each that is not looks for one
        goodByPort =
                findings.stream()
                        .filter(Siblings::isGood)
                        .collect(Collectors.groupingBy(each -> endpoint(each).port()));
        this.answering = answering;
    }

    private static Map<IpAddress, Finding> answering(List<Finding> findings) {
        return findings.stream()
                .filter(each -> answered(each.attempt()))
                .collect(
                        Collectors.toMap(
                                each -> endpoint(each).address(),
                                each -> each,
                                (first, _) -> first));
    }

    private static Endpoint endpoint(Finding finding) {
        return finding.attempt().probe().endpoint();
    }

    /** Whether the host itself answered. */
    public static boolean answered(Attempt attempt) {
        return attempt.outcome() instanceof Outcome.Worked
                || attempt.outcome().gave(ECONNREFUSED) && attempt.wire().icmp() == null;
    }

    /** Whether it says more of a connect that another port of the host answered. */
    public static boolean isSilent(Attempt attempt) {
        return attempt.outcome().gave(ETIMEDOUT);
    }

    /** The finding with what the others add to it. */
    public Finding joined(Finding finding) {
        Diagnosis diagnosis = finding.diagnosis();
        if (diagnosis == null || finding.attempt().ok()) {
            return finding;
        }
        var evidence = new ArrayList<>(diagnosis.evidence());
        var offers = new ArrayList<>(diagnosis.offers());
        worked(finding).ifPresent(other -> use(finding, other, evidence, offers));
        hostIsUp(finding).ifPresent(evidence::add);
        return new Finding(finding.attempt(), finding.exchange(), diagnosis.with(evidence, offers));
    }

    /** The same port at another address, of the other family if there is a choice. */
    private Optional<Finding> worked(Finding finding) {
        Endpoint failed = endpoint(finding);
        return goodByPort.getOrDefault(failed.port(), List.of()).stream()
                .min((one, two) ->
                        Boolean.compare(isSameFamily(failed, one), isSameFamily(failed, two)));
    }

    /** A connection that broke, or a handshake that failed, is nothing to use instead. */
    private static boolean isGood(Finding other) {
        return other.diagnosis() == null && other.holds() && other.attempt().isProof();
    }

    private static boolean isSameFamily(Endpoint failed, Finding other) {
        return failed.address().family() == endpoint(other).address().family();
    }

    private void use(Finding failed, Finding other, List<Evidence> evidence, List<Offer> offers) {
        Attempt attempt = other.attempt();
        Endpoint there = endpoint(other);
        boolean sameFamily = isSameFamily(endpoint(failed), other);
        boolean known =
                offers.stream()
                        .anyMatch(offer ->
                                offer.fix() instanceof Fix.Retry retry
                                        && retry.probe().endpoint().equals(there));
        evidence.add(
                ConnectEvidence.tried(
                        true,
                        new ControlFact.AddressConnects(there, attempt.elapsed()),
                        attempt.trace()));
        if (!sameFamily && isBefore(failed, other)) {
            evidence.add(
                    ConnectEvidence.relation(
                            new ControlFact.TriedFirst(endpoint(failed).address().family())));
        }
        if (!known) {
            ConnectProbe probe = (ConnectProbe) attempt.probe();
            offers.addFirst(
                    sameFamily
                            ? Offers.otherAddress(probe, attempt.trace())
                            : Offers.otherFamily(probe, attempt.trace()));
        }
    }

    private boolean isBefore(Finding failed, Finding other) {
        List<Finding> inOrder = byPort.getOrDefault(endpoint(failed).port(), List.of());
        return inOrder.indexOf(failed) < inOrder.indexOf(other);
    }

    private Optional<Evidence> hostIsUp(Finding finding) {
        @Nullable Finding other =
                isSilent(finding.attempt()) ? answering.get(endpoint(finding).address()) : null;
        return Optional.ofNullable(other)
                .map(each ->
                        ConnectEvidence.network(
                                new ControlFact.HostIsUp(
                                        endpoint(each).port(), each.attempt().ok())));
    }
}
