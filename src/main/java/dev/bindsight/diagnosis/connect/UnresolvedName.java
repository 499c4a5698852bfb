package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.conclude.connect.Unresolved;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NameObservation;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectRequest;

import java.time.Instant;
import java.util.List;

/** A look-up that led to no address to connect to, as the diagnosis of a request. */
record UnresolvedName(ConnectRequest request, Resolution resolution) {
    Diagnosis diagnosis() {
        ConnectProbe other =
                resolution.addresses().isEmpty() ? null : probe(resolution.addresses().getFirst());
        Explanation explanation =
                Unresolved.explain(new NameObservation(request.host(), resolution, other));
        return new Diagnosis(
                attempt(),
                explanation.cause(),
                resolution.by() == DecidedBy.TIMEOUT
                        ? new Happened.NameUnanswered(resolution.elapsed())
                        : new Happened.NameUnresolved(code()),
                explanation.reason(),
                explanation.evidence(),
                explanation.offers(),
                null);
    }

    /** What getaddrinfo(3) says where a name has addresses of the other family only. */
    private EaiCode code() {
        EaiCode code = resolution.error();
        return code == null ? EaiCode.EAI_ADDRFAMILY : code;
    }

    /**
     * No address was reached for: the probe has the unspecified one, "the absence of an address".
     */
    private Attempt attempt() {
        boolean ipv4 = request.tried() == AddressFamilies.IPV4;
        IpAddress none = ipv4 ? IpAddress.ANY_IPV4 : IpAddress.ANY_IPV6;
        return new Attempt(
                probe(new Resolution.Address(none, 0)),
                Instant.now().minus(resolution.elapsed()),
                List.of(),
                new Outcome.Unresolved(request.host(), code()),
                null,
                resolution.elapsed());
    }

    private ConnectProbe probe(Resolution.Address address) {
        AddressFamily family = address.address().family();
        boolean fits =
                request.source() != null
                        && request.source().endpoint().address().family() == family;
        return new ConnectProbe(
                new Endpoint(address.address(), request.ports().getFirst()),
                address.scope(),
                address.device(),
                request.protocol(),
                fits ? request.source() : null,
                request.timeout(),
                request.blocking());
    }
}
