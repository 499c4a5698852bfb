package dev.bindsight.diagnosis.connect;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Attempt;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Endpoint;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.Evidence.Kind;
import dev.bindsight.model.fact.Happened;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.probe.AddressFamilies;
import dev.bindsight.probe.ConnectRequest;
import dev.bindsight.text.DurationText;
import dev.bindsight.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a name led to no address to connect to. */
final class Unresolved {

    /** Why, of a look-up that was made for a request. */
    Diagnosis explain(ConnectRequest request, Resolution resolution) {
        EaiCode code = resolution.error();
        return code == null
                ? otherFamily(request, resolution)
                : notFound(request, resolution, code);
    }

    private Diagnosis notFound(ConnectRequest request, Resolution resolution, EaiCode code) {
        boolean clock = resolution.by() == DecidedBy.TIMEOUT;
        String elapsed = DurationText.measured(resolution.elapsed());
        Happened happened =
                clock
                        ? new Happened.NameUnanswered(resolution.elapsed())
                        : new Happened.NameUnresolved(code);
        String summary =
                switch (code) {
                    case EAI_IDN_ENCODE -> Texts.get("whyConnect.name.impossible", request.host());
                    case EAI_AGAIN -> Texts.get("whyConnect.name.again", request.host());
                    case EAI_NONAME, EAI_NODATA ->
                            Texts.get("whyConnect.name.none", request.host());
                    case EAI_BADFLAGS,
                            EAI_FAIL,
                            EAI_FAMILY,
                            EAI_SOCKTYPE,
                            EAI_SERVICE,
                            EAI_ADDRFAMILY,
                            EAI_MEMORY,
                            EAI_SYSTEM,
                            EAI_OVERFLOW,
                            EAI_INTR ->
                            Texts.get("whyConnect.name.other", request.host(), code.name());
                };
        var told = new ArrayList<Evidence>();
        if (resolution.ascii() != null) {
            told.add(network(Texts.get("whyConnect.name.ascii", resolution.ascii())));
        }
        told.add(
                network(
                        code == EaiCode.EAI_IDN_ENCODE
                                ? Texts.get("whyConnect.name.notAsked")
                                : clock
                                        ? Texts.get("whyConnect.name.evidenceClock", elapsed)
                                        : Texts.get(
                                                "whyConnect.name.evidence", code.name(), elapsed)));
        return new Diagnosis(
                attempt(request, resolution, code),
                new Cause.NameNotFound(code),
                happened,
                summary,
                told,
                List.of(),
                null);
    }

    private Diagnosis otherFamily(ConnectRequest request, Resolution resolution) {
        String addresses =
                resolution.addresses().stream()
                        .map(Resolution.Address::toString)
                        .collect(Collectors.joining(", "));
        boolean wantsIpv4 = request.tried() == AddressFamilies.IPV4;
        String wanted = Texts.get(wantsIpv4 ? "whyConnect.ipv4" : "whyConnect.ipv6");
        String has = Texts.get(wantsIpv4 ? "whyConnect.ipv6" : "whyConnect.ipv4");
        Resolution.Address first = resolution.addresses().getFirst();
        ConnectProbe other = probe(request, first);
        Offer offer = Offer.open(new Fix.RetryOtherFamily(other), Benefit.asTheFixSays(), null);
        return new Diagnosis(
                attempt(request, resolution, EaiCode.EAI_ADDRFAMILY),
                new Cause.WrongFamily(),
                new Happened.NameUnresolved(EaiCode.EAI_ADDRFAMILY),
                Texts.get("whyConnect.name.family", request.host(), wanted, has),
                List.of(network(Texts.get("whyConnect.name.addresses", addresses))),
                List.of(offer),
                null);
    }

    /**
     * No address was reached for: the probe has the unspecified one, "the absence of an address".
     */
    private static Attempt attempt(ConnectRequest request, Resolution resolution, EaiCode code) {
        boolean ipv4 = request.tried() == AddressFamilies.IPV4;
        IpAddress none = ipv4 ? IpAddress.ANY_IPV4 : IpAddress.ANY_IPV6;
        ConnectProbe probe = probe(request, new Resolution.Address(none, 0));
        return new Attempt(
                probe,
                Instant.now().minus(resolution.elapsed()),
                List.of(),
                new Outcome.Unresolved(request.host(), code),
                null,
                resolution.elapsed());
    }

    private static ConnectProbe probe(ConnectRequest request, Resolution.Address address) {
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

    private static Evidence network(String text) {
        return new Evidence(Kind.NETWORK, text, null, List.of());
    }
}
