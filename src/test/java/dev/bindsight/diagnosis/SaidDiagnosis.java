package dev.bindsight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bindsight.model.fact.Diagnosis;
import dev.bindsight.model.fact.Offer;
import dev.bindsight.words.DiagnosisText;
import dev.bindsight.words.EvidenceText;
import dev.bindsight.words.OfferText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a diagnosis says, in the words of a scenario's {@link Scenario.Expected}.
 *
 * @param cause the id of the cause, absent if nothing is explained
 * @param happened what happened
 * @param summary why
 * @param evidence each fact as {@code KIND text}
 * @param offers each offer as {@code id: label (proven)}
 */
public record SaidDiagnosis(
        @Nullable String cause,
        @Nullable String happened,
        @Nullable String summary,
        List<String> evidence,
        List<String> offers) {
    /** What a diagnosis says, nothing for none. */
    public static SaidDiagnosis of(@Nullable Diagnosis diagnosis) {
        if (diagnosis == null) {
            return new SaidDiagnosis(null, null, null, List.of(), List.of());
        }
        return new SaidDiagnosis(
                diagnosis.cause().id(),
                DiagnosisText.happened(diagnosis).text(),
                DiagnosisText.summary(diagnosis).text(),
                diagnosis.evidence().stream()
                        .map(each -> each.kind() + " " + EvidenceText.of(each))
                        .toList(),
                diagnosis.offers().stream().map(SaidDiagnosis::offer).toList());
    }

    private static String offer(Offer offer) {
        String needs = offer.need() == null ? "" : " (needs " + OfferText.need(offer.need()) + ")";
        return offer.fix().id()
                + ": "
                + OfferText.label(offer).text()
                + (offer.proven() ? " (proven)" : "")
                + needs;
    }

    /** Fails with all that was said where something else was expected. */
    public void isAs(Scenario.Expected expected) {
        var wanted =
                new SaidDiagnosis(
                        expected.cause(),
                        expected.happened() == null ? happened : expected.happened(),
                        expected.summary(),
                        expected.evidence(),
                        expected.offers());
        assertThat(this).isEqualTo(wanted);
    }
}
