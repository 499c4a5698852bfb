package dev.bindsight.diagnosis.connect;

import dev.bindsight.diagnosis.conclude.connect.Unresolved;
import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NameObservation;
import dev.bindsight.diagnosis.observation.ObservationSubject.LookedUp;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.probe.ConnectRequest;

/** A look-up that led to no address to connect to, as the diagnosis of a request. */
record UnresolvedName(ConnectRequest request, Resolution resolution) {
    Diagnosis diagnosis() {
        ConnectProbe other =
                resolution.addresses().isEmpty() ? null : probe(resolution.addresses().getFirst());
        Explanation explanation =
                Unresolved.explain(new NameObservation(new LookedUp(resolution), other));
        return new Diagnosis(
                explanation.cause(),
                happened(),
                explanation.reason(),
                explanation.evidence(),
                explanation.offers(),
                null);
    }

    private Happened happened() {
        if (resolution.by() == DecidedBy.TIMEOUT) {
            return new Happened.NameUnanswered(resolution.elapsed());
        }
        EaiCode code = resolution.error();
        // what getaddrinfo(3) says where a name has addresses of the other family only
        return new Happened.NameUnresolved(code == null ? EaiCode.EAI_ADDRFAMILY : code);
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
