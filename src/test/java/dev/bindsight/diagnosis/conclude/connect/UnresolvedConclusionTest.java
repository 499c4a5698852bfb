package dev.bindsight.diagnosis.conclude.connect;

import static dev.bindsight.diagnosis.conclude.connect.GivenConnect.to;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bindsight.diagnosis.observation.Explanation;
import dev.bindsight.diagnosis.observation.NameObservation;
import dev.bindsight.diagnosis.observation.ObservationSubject.LookedUp;
import dev.bindsight.model.AddressFamily;
import dev.bindsight.model.Cause;
import dev.bindsight.model.EaiCode;
import dev.bindsight.model.Fix;
import dev.bindsight.model.Outcome.DecidedBy;
import dev.bindsight.model.Probe.ConnectProbe;
import dev.bindsight.model.Resolution;
import dev.bindsight.model.fact.Evidence;
import dev.bindsight.model.fact.NameFact;
import dev.bindsight.model.fact.NameReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

/** What is concluded of a name that led to no address to connect to. */
class UnresolvedConclusionTest {
    private static final Duration TOOK = Duration.ofMillis(31);
    private static final String HOST = "shop.example";

    @Test
    void whatTheResolverGaveIsTheCauseAndIsTold() {
        Explanation explained = explain(failed(EaiCode.EAI_NONAME, DecidedBy.KERNEL));

        assertThat(explained.cause()).isEqualTo(new Cause.NameNotFound(EaiCode.EAI_NONAME));
        assertThat(explained.reason())
                .isEqualTo(new NameReason.LookupFailed(HOST, EaiCode.EAI_NONAME));
        assertThat(explained.evidence())
                .extracting(Evidence::fact)
                .containsExactly(new NameFact.ResolverGave(EaiCode.EAI_NONAME, TOOK));
        assertThat(explained.offers()).isEmpty();
    }

    @Test
    void whereBindsightsOwnClockEndedItNothingIsSaidToHaveBeenGiven() {
        Explanation explained = explain(failed(EaiCode.EAI_AGAIN, DecidedBy.TIMEOUT));

        assertThat(explained.reason()).isEqualTo(new NameReason.StillLookedUp(HOST));
        assertThat(explained.evidence())
                .extracting(Evidence::fact)
                .containsExactly(new NameFact.ResolverStillAsks(TOOK));
    }

    @Test
    void anAddressWithAnInterfaceThatTheResolverDoesNotTakeIsNoMisspelledName() {
        Resolution scoped =
                Resolution.failed("::1%lo", EaiCode.EAI_NONAME, null, DecidedBy.KERNEL, TOOK);

        assertThat(explain(scoped).reason())
                .isEqualTo(
                        new NameReason.ScopeNotTaken(
                                to("[::1]:80").probe().endpoint().address(), "lo"));
    }

    @Test
    void ofANameThatNobodyCanHaveNobodyWasAsked() {
        assertThat(explain(failed(EaiCode.EAI_IDN_ENCODE, DecidedBy.KERNEL)).evidence())
                .extracting(Evidence::fact)
                .containsExactly(new NameFact.NobodyAsked());
    }

    @Test
    void theNameThatWasAskedForInPlaceOfTheTypedOneIsTold() {
        Resolution typed = failed(EaiCode.EAI_NONAME, DecidedBy.KERNEL).typed("größe.example");
        Explanation explained = explain(typed);

        assertThat(explained.reason())
                .isEqualTo(new NameReason.LookupFailed("größe.example", EaiCode.EAI_NONAME));
        assertThat(explained.evidence())
                .extracting(Evidence::fact)
                .containsExactly(
                        new NameFact.AskedAs(HOST),
                        new NameFact.ResolverGave(EaiCode.EAI_NONAME, TOOK));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:80, IPV6", "[::1]:80, IPV4"})
    void anAddressOfTheOtherFamilyIsOffered(String only, AddressFamily wanted) {
        ConnectProbe other = to(only).probe();
        List<Resolution.Address> addresses =
                List.of(new Resolution.Address(other.endpoint().address(), 0));
        Explanation explained =
                Unresolved.explain(
                        new NameObservation(
                                new LookedUp(Resolution.found(HOST, addresses, TOOK)), other));

        assertThat(explained.cause()).isEqualTo(new Cause.WrongFamily());
        assertThat(explained.reason()).isEqualTo(new NameReason.HasOtherFamily(HOST, wanted));
        assertThat(explained.evidence())
                .extracting(Evidence::fact)
                .containsExactly(new NameFact.ResolvesTo(addresses));
        assertThat(explained.offers())
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.fix()).isEqualTo(new Fix.RetryOtherFamily(other));
                    assertThat(offer.proven()).isFalse();
                });
    }

    @Test
    void aNameWithoutAnErrorHasAnAddress() {
        Resolution found =
                Resolution.found(
                        HOST,
                        List.of(
                                new Resolution.Address(
                                        to("127.0.0.1:80").probe().endpoint().address(), 0)),
                        TOOK);

        assertThatIllegalStateException().isThrownBy(() -> explain(found));
    }

    private static Explanation explain(Resolution resolution) {
        return Unresolved.explain(new NameObservation(new LookedUp(resolution), null));
    }

    private static Resolution failed(EaiCode code, DecidedBy by) {
        return Resolution.failed(HOST, code, null, by, TOOK);
    }
}
