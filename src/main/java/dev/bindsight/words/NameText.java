package dev.bindsight.words;

import static dev.bindsight.text.DurationText.measured;

import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.IpAddress;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.NameReason;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What came of the look-up of a name, and why it led nowhere. */
final class NameText {
    private NameText() {}

    static Sentence of(NameFact fact) {
        return switch (fact) {
            case NameFact.AskedAs(String ascii) -> Sentence.of("whyConnect.name.ascii", ascii);
            case NameFact.NobodyAsked _ -> Sentence.of("whyConnect.name.notAsked");
            case NameFact.ResolverGave(EaiCode code, Duration after) ->
                    Sentence.of(
                            "whyConnect.name.evidence", ResolverCodeText.of(code), measured(after));
            case NameFact.ResolverStillAsks(Duration waited) ->
                    Sentence.of("whyConnect.name.evidenceClock", measured(waited));
            case NameFact.ResolvesTo(List<Resolution.Address> addresses) ->
                    Sentence.of(
                            "whyConnect.name.addresses",
                            addresses.stream()
                                    .map(Resolution.Address::toString)
                                    .collect(Collectors.joining(", ")));
        };
    }

    static Sentence of(NameReason reason) {
        return switch (reason) {
            case NameReason.LookupFailed(String host, EaiCode code) -> failed(host, code);
            case NameReason.StillLookedUp(String host) ->
                    Sentence.of("whyConnect.name.still", host);
            case NameReason.ScopeNotTaken(IpAddress address, String scope) ->
                    Sentence.of("whyConnect.name.scope", address.toString(), scope);
            case NameReason.HasOtherFamily(String host, AddressFamily wanted) ->
                    Sentence.of(
                            "whyConnect.name.family",
                            host,
                            FamilyText.of(wanted),
                            FamilyText.of(
                                    switch (wanted) {
                                        case IPV4 -> AddressFamily.IPV6;
                                        case IPV6 -> AddressFamily.IPV4;
                                    }));
        };
    }

    private static Sentence failed(String host, EaiCode code) {
        return switch (code) {
            case EAI_IDN_ENCODE -> Sentence.of("whyConnect.name.impossible", host);
            case EAI_AGAIN -> Sentence.of("whyConnect.name.again", host);
            case EAI_NONAME, EAI_NODATA -> Sentence.of("whyConnect.name.none", host);
            case EAI_BADFLAGS,
                    EAI_FAIL,
                    EAI_FAMILY,
                    EAI_SOCKTYPE,
                    EAI_SERVICE,
                    EAI_ADDRFAMILY,
                    EAI_MEMORY,
                    EAI_SYSTEM,
                    EAI_OVERFLOW,
                    EAI_INTR,
                    EAI_OTHER ->
                    Sentence.of("whyConnect.name.other", host, ResolverCodeText.of(code));
        };
    }
}
