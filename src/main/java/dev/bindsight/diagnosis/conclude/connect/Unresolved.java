package dev.bindsight.diagnosis.conclude.connect;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NameObservation;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Fix;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.ScopedAddress;
import dev.bindsight.model.fact.Benefit;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.NameReason;
import dev.bindsight.model.fact.Offer;

import java.util.ArrayList;
import java.util.List;

/** Why a name led to no address to connect to. */
public final class Unresolved {
    private Unresolved() {}

    /** Why. */
    public static Explanation explain(NameObservation found) {
        EaiCode code = found.resolution().error();
        ConnectProbe other = found.other();
        if (code != null) {
            return notFound(found, code);
        }
        if (other == null) {
            throw new IllegalStateException("a name without an error has an address");
        }
        return otherFamily(found, other);
    }

    private static Explanation notFound(NameObservation found, EaiCode code) {
        Resolution resolution = found.resolution();
        var told = new ArrayList<Evidence>();
        if (resolution.ascii() != null) {
            told.add(ConnectEvidence.network(new NameFact.AskedAs(resolution.ascii())));
        }
        told.add(ConnectEvidence.network(asked(resolution, code)));
        return new Explanation(
                new Cause.NameNotFound(code),
                reason(found.host(), resolution, code),
                told,
                List.of());
    }

    private static NameReason reason(String host, Resolution resolution, EaiCode code) {
        if (resolution.by() == DecidedBy.TIMEOUT) {
            return new NameReason.StillLookedUp(host);
        }
        return ScopedAddress.parseBracketed(host).orElse(null)
                                instanceof ScopedAddress(IpAddress address, String scope)
                        && scope != null
                ? new NameReason.ScopeNotTaken(address, scope)
                : new NameReason.LookupFailed(host, code);
    }

    private static NameFact asked(Resolution resolution, EaiCode code) {
        if (code == EaiCode.EAI_IDN_ENCODE) {
            return new NameFact.NobodyAsked();
        }
        return resolution.by() == DecidedBy.TIMEOUT
                ? new NameFact.ResolverStillAsks(resolution.elapsed())
                : new NameFact.ResolverGave(code, resolution.elapsed());
    }

    private static Explanation otherFamily(NameObservation found, ConnectProbe other) {
        AddressFamily wanted =
                switch (other.endpoint().address().family()) {
                    case IPV4 -> AddressFamily.IPV6;
                    case IPV6 -> AddressFamily.IPV4;
                };
        return new Explanation(
                new Cause.WrongFamily(),
                new NameReason.HasOtherFamily(found.host(), wanted),
                List.of(
                        ConnectEvidence.network(
                                new NameFact.ResolvesTo(found.resolution().addresses()))),
                List.of(Offer.open(new Fix.RetryOtherFamily(other), Benefit.asTheFixSays(), null)));
    }
}
